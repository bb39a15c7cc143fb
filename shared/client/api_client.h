// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/result.h"
#include "shared/client/api_request.h"
#include "shared/client/server_clock.h"
#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>
#include <functional>
#include <qcorotask.h>

class QNetworkReply;

namespace firstcome {

/// Sends requests to one server and decodes its answers: a yes is an ApiAnswer, a no the Refusal of the problem
/// document (its other members, also `status` and `requestId`, in `extra`), no answer a Refusal with one of
/// client_codes.h. Invariant: follows no redirect, so the token goes to no other server; at most 6 requests are under
/// way, others wait. Thread: the one it was made on. Retries nothing but, if told so, what was refused for its token:
/// 401 says that nothing was done. Keeps nothing on disk.
class ApiClient : public QObject
{
    Q_OBJECT

public:
    using Answered = std::function<void(const Result<ApiAnswer> &)>;

    explicit ApiClient(QObject *parent = nullptr);
    ~ApiClient() override;

    /// Where the server is; forgets what is known of the former server's clock.
    void setBaseUrl(const QUrl &url);
    QUrl baseUrl() const { return m_baseUrl; }
    /// Also sends again what waits for it.
    void setToken(const QByteArray &token);
    QByteArray token() const { return m_token; }
    const ServerClock &clock() const { return m_clock; }

    /// True: from now on a request whose token is refused waits for the next one, so that whoever asked never hears of
    /// a session that had to be renewed. False: it is answered with the refusal, at once those that waited.
    void setWaitsForToken(bool waits);
    static constexpr size_t mostWaiting = 128;

    /// `answered` is called once, later, unless `context` dies first: then the request is given up.
    void send(const ApiRequest &request, QObject *context, Answered answered);
    QCoro::Task<Result<ApiAnswer>> send(ApiRequest request);

Q_SIGNALS:
    /// A request that carried a token was answered 401.
    void tokenRefused();
    /// An answer came, whatever it says: the server is there.
    void answered();

private:
    struct Waiting
    {
        ApiRequest request;
        QPointer<QObject> context;
        Answered answered;
        QByteArray sentWith; ///< the token it carried
        Refusal refusal;
    };

    QNetworkReply *start(const ApiRequest &request);
    Result<ApiAnswer> finish(QNetworkReply *reply);
    void take(const Result<ApiAnswer> &answer, Waiting waiting);

    QNetworkAccessManager m_network;
    QUrl m_baseUrl;
    QByteArray m_token;
    bool m_waits = false;
    std::vector<Waiting> m_waiting;
    ServerClock m_clock;
};

} // namespace firstcome

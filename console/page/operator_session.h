// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/result.h"
#include "shared/contract/permissions.h"
#include <QObject>
#include <QTimer>
#include <QUrl>
#include <functional>

namespace firstcome {

class ApiClient;
class LiveClient;
struct ApiAnswer;

/// The operator who is signed in at one server, and what he may do. Renews the token before it ends while the server
/// allows it; when it has ended, says so and waits for the password.
/// Invariant: the password is used for one request and kept nowhere; the token only in memory.
/// Thread: GUI.
class OperatorSession : public QObject
{
    Q_OBJECT

public:
    enum class State : quint8 { SignedOut, SignedIn, Expired };
    using Done = std::function<void(const Result<void> &)>;
    struct Credentials
    {
        QString login;
        QString password;
    };

    OperatorSession(ApiClient &api, LiveClient &live, QObject *parent = nullptr);

    /// Also the way back in after `Expired`. `done` is called once.
    void signIn(const QUrl &server, const Credentials &credentials, const Done &done);
    void signOut();

    State state() const { return m_state; }
    QString login() const { return m_login; }
    QUrl server() const;
    quint32 permissions() const { return m_permissions; }
    /// All of the given bits of firstcome::permission.
    bool may(quint32 permissions) const { return (m_permissions & permissions) == permissions; }

Q_SIGNALS:
    /// State or permissions changed.
    void changed();

private:
    void accept(const ApiAnswer &answer);
    void renew();
    void expire();

    ApiClient &m_api;
    LiveClient &m_live;
    QTimer m_renewal;
    QString m_login;
    QString m_refreshToken;
    quint32 m_permissions = 0;
    State m_state = State::SignedOut;
};

} // namespace firstcome

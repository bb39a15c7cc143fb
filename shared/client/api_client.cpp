// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/api_client.h"

#include "shared/client/client_codes.h"
#include "shared/contract/error_codes.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkReply>
#include <qcorosignal.h>

namespace firstcome {

namespace {

constexpr const char *sentAt = "firstcomeSentAt";

Refusal noAnswer(const QNetworkReply &reply)
{
    Refusal refusal;
    refusal.code =
        reply.error() == QNetworkReply::OperationCanceledError ? code::requestTimedOut : code::serverUnreachable;
    refusal.detail = reply.errorString();
    return refusal;
}

Refusal refusalFrom(int status, const QByteArray &body)
{
    QJsonObject problem = QJsonDocument::fromJson(body).object();
    Refusal refusal;
    refusal.code = problem.take(QLatin1StringView("code")).toString().toUtf8();
    refusal.detail = problem.take(QLatin1StringView("detail")).toString();
    const QString title = problem.take(QLatin1StringView("title")).toString();
    if (refusal.detail.isEmpty())
        refusal.detail = title;
    // A proxy in between answers without a problem document; its status is all there is.
    if (refusal.code.isEmpty())
        refusal.code = code::ofStatus(status);
    const QJsonArray errors = problem.take(QLatin1StringView("errors")).toArray();
    for (const QJsonValue &error : errors)
        refusal.errors.append(
            {error[QLatin1StringView("field")].toString(), error[QLatin1StringView("message")].toString()});
    problem.remove(QLatin1StringView("type"));
    problem.insert(QLatin1StringView("status"), status);
    refusal.extra = problem;
    return refusal;
}

bool isJson(const QNetworkReply &reply)
{
    return reply.header(QNetworkRequest::ContentTypeHeader)
        .toString()
        .startsWith(QLatin1StringView("application/json"));
}

Result<ApiAnswer> decode(QNetworkReply &reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    // An error with a status below 400 is an answer that broke off.
    if (status == 0 || (reply.error() != QNetworkReply::NoError && status < 400))
        return tl::unexpected(noAnswer(reply));
    const QByteArray body = reply.readAll();
    if (status >= 300)
        return tl::unexpected(refusalFrom(status, body));

    ApiAnswer answer;
    answer.status = status;
    answer.etag = reply.rawHeader("ETag");
    answer.link = reply.rawHeader("Link");
    answer.requestId = reply.rawHeader("X-Request-Id");
    answer.replayed = reply.rawHeader("Idempotency-Replayed") == "true";
    if (isJson(reply) && !body.isEmpty()) {
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(body, &error);
        if (!document.isObject())
            return refuse(code::answerUnreadable, error.errorString());
        answer.json = document.object();
    }
    answer.body = body;
    return answer;
}

} // namespace

ApiClient::ApiClient(QObject *parent) : QObject(parent)
{
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

ApiClient::~ApiClient() = default;

void ApiClient::setBaseUrl(const QUrl &url)
{
    m_baseUrl = url.adjusted(QUrl::StripTrailingSlash | QUrl::RemoveQuery | QUrl::RemoveFragment);
    m_clock.forget();
}

void ApiClient::setToken(const QByteArray &token)
{
    m_token = token;
    if (token.isEmpty())
        return;
    for (Waiting &each : std::exchange(m_waiting, {})) {
        if (each.context)
            send(each.request, each.context, std::move(each.answered));
    }
}

void ApiClient::setWaitsForToken(bool waits)
{
    m_waits = waits;
    if (waits)
        return;
    for (const Waiting &each : std::exchange(m_waiting, {})) {
        if (each.context)
            each.answered(tl::unexpected(each.refusal));
    }
}

void ApiClient::take(const Result<ApiAnswer> &answer, Waiting waiting)
{
    if (answer || !m_waits || !waiting.request.withToken || statusOf(answer.error()) != 401)
        return waiting.answered(answer);
    // It was on its way while the token changed.
    if (!m_token.isEmpty() && m_token != waiting.sentWith)
        return send(waiting.request, waiting.context, std::move(waiting.answered));
    if (m_waiting.size() >= mostWaiting)
        return waiting.answered(answer);
    waiting.refusal = answer.error();
    m_waiting.push_back(std::move(waiting));
}

void ApiClient::send(const ApiRequest &request, QObject *context, Answered answered)
{
    QNetworkReply *reply = start(request);
    Waiting kept{request, context, std::move(answered), m_token, {}};
    const auto waiting = connect(reply, &QNetworkReply::finished, this,
                                 [this, reply, kept = std::move(kept)] { take(finish(reply), kept); });
    // A widget says `destroyed` while pointers still guard it, and giving up finishes the reply at once.
    connect(context, &QObject::destroyed, reply, [reply, waiting] {
        disconnect(waiting);
        reply->abort();
        reply->deleteLater();
    });
}

QCoro::Task<Result<ApiAnswer>> ApiClient::send(ApiRequest request)
{
    QNetworkReply *reply = start(request);
    co_await qCoro(reply, &QNetworkReply::finished);
    co_return finish(reply);
}

QNetworkReply *ApiClient::start(const ApiRequest &request)
{
    QUrl url = m_baseUrl;
    url.setPath(url.path(QUrl::FullyEncoded) + QString::fromLatin1(request.path), QUrl::TolerantMode);
    if (!request.query.isEmpty())
        url.setQuery(QString::fromLatin1(request.query), QUrl::StrictMode);

    QNetworkRequest wire(url);
    wire.setTransferTimeout(int(request.timeout.count()));
    wire.setRawHeader("Accept", request.accept);
    wire.setHeader(QNetworkRequest::UserAgentHeader, QByteArrayLiteral("firstcome-client/" FIRSTCOME_VERSION));
    if (!request.contentType.isEmpty())
        wire.setHeader(QNetworkRequest::ContentTypeHeader, request.contentType);
    if (!m_token.isEmpty() && request.withToken)
        wire.setRawHeader("Authorization", "Bearer " + m_token);
    if (!request.idempotencyKey.isEmpty())
        wire.setRawHeader("Idempotency-Key", request.idempotencyKey);
    if (!request.ifMatch.isEmpty())
        wire.setRawHeader("If-Match", request.ifMatch);

    QNetworkReply *reply = m_network.sendCustomRequest(wire, request.method, request.body);
    reply->setProperty(sentAt, toMillis(systemNow()));
    return reply;
}

Result<ApiAnswer> ApiClient::finish(QNetworkReply *reply)
{
    reply->deleteLater();
    const Instant sent = fromMillis(reply->property(sentAt).toLongLong());
    // HTTP writes "GMT" where mail writes "+0000", and Qt reads only the latter.
    const QByteArray dated = reply->rawHeader("Date").replace("GMT", "+0000");
    const QDateTime date = QDateTime::fromString(QString::fromLatin1(dated), Qt::RFC2822Date);
    if (date.isValid())
        m_clock.observe({sent, systemNow(), fromMillis(date.toMSecsSinceEpoch()), std::chrono::seconds(1)});

    Result<ApiAnswer> result = decode(*reply);
    if (result || statusOf(result.error()) != 0)
        Q_EMIT this->answered();
    // A token that was replaced meanwhile says nothing about the one in use.
    const QByteArray carried = reply->request().rawHeader("Authorization");
    if (!result && statusOf(result.error()) == 401 && !carried.isEmpty() && carried == "Bearer " + m_token)
        Q_EMIT tokenRefused();
    return result;
}

} // namespace firstcome

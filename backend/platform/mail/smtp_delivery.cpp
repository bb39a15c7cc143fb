// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/mail/smtp_delivery.h"

#include <QUrl>
#include <cstring>
#include <curl/curl.h>
#include <memory>

namespace firstcome::mail {

namespace {

constexpr long connectWithin = 5'000; // ms
constexpr long deliverWithin = 30'000;

struct Upload
{
    QByteArray bytes;
    qsizetype sent = 0;
};

size_t give(char *room, size_t size, size_t count, void *data)
{
    auto &upload = *static_cast<Upload *>(data);
    const qsizetype some = std::min(qsizetype(size * count), upload.bytes.size() - upload.sent);
    std::memcpy(room, upload.bytes.constData() + upload.sent, size_t(some));
    upload.sent += some;
    return size_t(some);
}

int goesOn(void *stop, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return static_cast<std::stop_token *>(stop)->stop_requested() ? 1 : 0;
}

void describe(CURL *handle, const SmtpServer &server)
{
    curl_easy_setopt(handle, CURLOPT_URL, server.url.constData());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(handle, CURLOPT_PROXY, "");
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, connectWithin);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, deliverWithin);
    curl_easy_setopt(handle, CURLOPT_SSLVERSION, long(CURL_SSLVERSION_TLSv1_2));
    const bool secret = !server.user.isEmpty();
    curl_easy_setopt(handle, CURLOPT_USE_SSL, long(secret ? CURLUSESSL_ALL : CURLUSESSL_TRY));
    if (secret) {
        curl_easy_setopt(handle, CURLOPT_USERNAME, server.user.constData());
        curl_easy_setopt(handle, CURLOPT_PASSWORD, server.password.constData());
    }
}

SmtpAnswer answerOf(CURLcode code, long said, const char *error)
{
    if (code == CURLE_OK)
        return {SmtpAnswer::Kind::Taken, {}};
    const QByteArray reason =
        QByteArray(*error ? error : curl_easy_strerror(code)) + " (" + QByteArray::number(int(said)) + ')';
    // What our own account is refused for is mended by an operator, not by dropping mails.
    const bool forGood = said >= 500 && said < 600 && code != CURLE_LOGIN_DENIED && code != CURLE_USE_SSL_FAILED;
    return {forGood ? SmtpAnswer::Kind::Refused : SmtpAnswer::Kind::Later, reason};
}

} // namespace

std::optional<SmtpServer> smtpServerFrom(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool known = url.scheme() == QStringLiteral("smtp") || url.scheme() == QStringLiteral("smtps");
    if (!url.isValid() || !known || url.host().isEmpty() || url.path().size() > 1 || url.hasQuery() ||
        url.hasFragment() || url.userName().isEmpty() != url.password().isEmpty())
        return std::nullopt;
    return SmtpServer{url.toEncoded(QUrl::RemoveUserInfo | QUrl::RemovePath), url.userName(QUrl::FullyDecoded).toUtf8(),
                      url.password(QUrl::FullyDecoded).toUtf8()};
}

SmtpAnswer deliver(const SmtpServer &server, const SmtpMessage &message, std::stop_token stop)
{
    const std::unique_ptr<CURL, void (*)(CURL *)> handle(curl_easy_init(), curl_easy_cleanup);
    const std::unique_ptr<curl_slist, void (*)(curl_slist *)> to(
        curl_slist_append(nullptr, ('<' + message.to + '>').constData()), curl_slist_free_all);
    const QByteArray from = '<' + message.from + '>';
    Upload upload{message.bytes};
    char error[CURL_ERROR_SIZE] = {};
    describe(handle.get(), server);
    curl_easy_setopt(handle.get(), CURLOPT_ERRORBUFFER, error);
    curl_easy_setopt(handle.get(), CURLOPT_MAIL_FROM, from.constData());
    curl_easy_setopt(handle.get(), CURLOPT_MAIL_RCPT, to.get());
    curl_easy_setopt(handle.get(), CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(handle.get(), CURLOPT_READFUNCTION, &give);
    curl_easy_setopt(handle.get(), CURLOPT_READDATA, &upload);
    curl_easy_setopt(handle.get(), CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(handle.get(), CURLOPT_XFERINFOFUNCTION, &goesOn);
    curl_easy_setopt(handle.get(), CURLOPT_XFERINFODATA, &stop);
    const CURLcode code = curl_easy_perform(handle.get());
    long said = 0;
    curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &said);
    return answerOf(code, said, error);
}

} // namespace firstcome::mail

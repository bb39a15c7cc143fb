// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/outgoing/transfer.h"

namespace firstcome::outgoing {

Transfer::Transfer(Call call, work::Reply<Answer> reply, const HttpClientSettings &settings)
    : m_handle(curl_easy_init()), m_call(std::move(call)), m_reply(std::move(reply)), m_bodyLimit(settings.bodyLimit),
      m_deadline(std::chrono::steady_clock::now() + m_call.timeout)
{
    describe(settings);
    addHeaders();
}

Transfer::~Transfer()
{
    curl_easy_cleanup(m_handle);
    curl_slist_free_all(m_headers);
}

QByteArray Transfer::origin() const
{
    const auto host = m_call.url.indexOf("://");
    return m_call.url.left(m_call.url.indexOf('/', host < 0 ? 0 : host + 3)).toLower();
}

void Transfer::armTimeout()
{
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(m_deadline - std::chrono::steady_clock::now());
    curl_easy_setopt(m_handle, CURLOPT_TIMEOUT_MS, long(std::max<qint64>(1, left.count())));
}

void Transfer::describe(const HttpClientSettings &settings)
{
    curl_easy_setopt(m_handle, CURLOPT_PRIVATE, this);
    curl_easy_setopt(m_handle, CURLOPT_URL, m_call.url.constData());
    curl_easy_setopt(m_handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(m_handle, CURLOPT_HTTP_VERSION, long(CURL_HTTP_VERSION_1_1));
    curl_easy_setopt(m_handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(m_handle, CURLOPT_PROXY, settings.proxy.constData());
    curl_easy_setopt(m_handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(m_handle, CURLOPT_CONNECTTIMEOUT_MS, long(settings.connectWithin.count()));
    curl_easy_setopt(m_handle, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(m_handle, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(m_handle, CURLOPT_SSLVERSION, long(CURL_SSLVERSION_TLSv1_2));
    if (!settings.certificateFile.isEmpty())
        curl_easy_setopt(m_handle, CURLOPT_CAINFO, settings.certificateFile.constData());
    curl_easy_setopt(m_handle, CURLOPT_ERRORBUFFER, m_error);
    curl_easy_setopt(m_handle, CURLOPT_PREREQFUNCTION, &Transfer::beforeRequest);
    curl_easy_setopt(m_handle, CURLOPT_PREREQDATA, this);
    curl_easy_setopt(m_handle, CURLOPT_WRITEFUNCTION, &Transfer::received);
    curl_easy_setopt(m_handle, CURLOPT_WRITEDATA, this);
    if (m_call.method == "HEAD")
        curl_easy_setopt(m_handle, CURLOPT_NOBODY, 1L);
    if (!m_call.body.isEmpty() || m_call.method == "POST" || m_call.method == "PUT") {
        curl_easy_setopt(m_handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(m_call.body.size()));
        curl_easy_setopt(m_handle, CURLOPT_POSTFIELDS, m_call.body.constData()); // kept by m_call, not copied
    }
    curl_easy_setopt(m_handle, CURLOPT_CUSTOMREQUEST, m_call.method.constData());
}

void Transfer::addHeaders()
{
    const auto add = [this](QByteArray line) {
        // A value from outside must not start a header of its own.
        line.replace('\r', ' ').replace('\n', ' ').replace('\0', ' ');
        m_headers = curl_slist_append(m_headers, line.constData());
    };
    add("Expect:"); // never ask for 100-continue: servers without it would cost a second
    add("User-Agent: Firstcome/" FIRSTCOME_VERSION);
    if (!m_call.body.isEmpty())
        add("Content-Type: application/json");
    if (!m_call.idempotencyKey.isEmpty())
        add("Idempotency-Key: " + m_call.idempotencyKey);
    for (const auto &[name, value] : m_call.headers)
        add(name + ": " + value);
    curl_easy_setopt(m_handle, CURLOPT_HTTPHEADER, m_headers);
}

int Transfer::beforeRequest(void *self, char *, char *, int, int)
{
    auto *transfer = static_cast<Transfer *>(self);
    // libcurl sends a request again, by itself, when a kept connection dies before the first byte of the answer: the
    // other side may have acted on the first one. Only what is safe to repeat may go out twice.
    if (transfer->m_begun && !transfer->m_call.repeatable())
        return CURL_PREREQFUNC_ABORT;
    transfer->m_begun = true;
    return CURL_PREREQFUNC_OK;
}

size_t Transfer::received(char *data, size_t, size_t size, void *self)
{
    auto *transfer = static_cast<Transfer *>(self);
    if (transfer->m_body.size() + qsizetype(size) > transfer->m_bodyLimit) {
        transfer->m_tooLong = true;
        return 0;
    }
    transfer->m_body.append(data, qsizetype(size));
    return size;
}

Answer Transfer::answer(CURLcode code) const
{
    if (code == CURLE_OK) {
        long status = 0;
        curl_easy_getinfo(m_handle, CURLINFO_RESPONSE_CODE, &status);
        return Received{int(status), m_body};
    }
    QString reason = QString::fromUtf8(m_error[0] ? m_error : curl_easy_strerror(code));
    if (m_tooLong)
        reason = QStringLiteral("The answer is longer than %1 bytes.").arg(m_bodyLimit);
    return interrupted(std::move(reason));
}

Answer Transfer::interrupted(QString reason) const
{
    if (m_begun)
        return Unknown{std::move(reason)};
    return NotSent{std::move(reason)};
}

} // namespace firstcome::outgoing

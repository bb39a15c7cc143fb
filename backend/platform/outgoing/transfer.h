// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/outgoing/http_client.h"
#include <curl/curl.h>

namespace firstcome::outgoing {

/// One call while it is under way in libcurl: its options, what it received, and what that means.
/// Invariant: `m_begun` is set before the first byte of the request can leave; without it the outcome is NotSent.
/// Thread: the client's.
class Transfer
{
public:
    Transfer(Call call, work::Reply<Answer> reply, const HttpClientSettings &settings);
    ~Transfer();
    Q_DISABLE_COPY_MOVE(Transfer)

    CURL *handle() const { return m_handle; }
    /// Scheme, host and port: what connections are shared and capped by.
    QByteArray origin() const;
    bool isLate() const { return std::chrono::steady_clock::now() >= m_deadline; }
    /// Gives libcurl what is left of the timeout; call right before it starts.
    void armTimeout();
    const work::Reply<Answer> &reply() const { return m_reply; }
    Answer answer(CURLcode code) const;
    /// What to say when it ends without libcurl's verdict.
    Answer interrupted(QString reason) const;

private:
    void describe(const HttpClientSettings &settings);
    void addHeaders();
    static int beforeRequest(void *self, char *, char *, int, int);
    static size_t received(char *data, size_t, size_t size, void *self);

    CURL *m_handle;
    Call m_call;
    work::Reply<Answer> m_reply;
    curl_slist *m_headers = nullptr;
    QByteArray m_body;
    qsizetype m_bodyLimit;
    std::chrono::steady_clock::time_point m_deadline;
    bool m_begun = false;
    bool m_tooLong = false;
    char m_error[CURL_ERROR_SIZE] = {};
};

} // namespace firstcome::outgoing

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/client/server_clock.h"
#include "shared/load/wire/request_text.h"
#include "shared/load/wire/wire_client.h"
#include <QJsonObject>
#include <functional>

namespace firstcome::load {

/// One call after the other on one connection, for what happens before and after a run.
/// A yes is its JSON object; a no is the server's refusal by its code; no answer is SERVER_UNREACHABLE.
/// Reads are asked again once, since a kept connection may have ended meanwhile; nothing else is.
/// Thread: one; blocks until the answer is there.
class ShopClient : private WireClient::Receiver
{
public:
    explicit ShopClient(const Endpoint &endpoint, std::string token = {});

    /// As all its answers so far say.
    const ServerClock &clock() const { return m_clock; }
    void setToken(const QByteArray &token) { m_token = token.toStdString(); }
    Result<QJsonObject> get(const QString &pathAndQuery);
    Result<QJsonObject> post(const QString &path, const QJsonObject &body = {});
    /// Every item of a list, page by page; ends early when `goOn` answers false.
    using EachItem = std::function<bool(const QJsonObject &item)>;
    Result<void> each(const QString &path, const EachItem &goOn);

private:
    void answered(std::size_t slot, const Answer &answer, Moment now) override;
    void exchange();
    void readClock(QByteArray date);
    Result<QJsonObject> outcome() const;

    RequestText m_text;
    WireClient m_wire;
    std::string m_token;
    bool m_waiting = false;
    ServerClock m_clock;
    Instant m_sent{};
    Answer m_answer;
    QByteArray m_body;
};

} // namespace firstcome::load

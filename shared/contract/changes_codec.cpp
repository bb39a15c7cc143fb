// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/contract/changes.h"

#include <QDataStream>
#include <QIODevice>

namespace firstcome {

namespace {

/// Of what follows; a process of another version is not understood, and reads SQL instead.
constexpr quint8 codecVersion = 3;
constexpr quint32 changesLimit = 100'000;

/// Writes or reads the same fields in the same order, so that the two cannot differ.
template <typename Stream>
class Fields
{
public:
    explicit Fields(Stream &stream) : m_stream(stream) {}

    template <typename T>
    void each(T &change)
    {
        if constexpr (std::is_same_v<std::remove_const_t<T>, StockChanged>) {
            all(change.optionId, change.productId, change.position, change.onHand, change.held, change.sold,
                change.version, change.deleted, change.onSale, change.shadow);
        } else if constexpr (std::is_same_v<std::remove_const_t<T>, SaleChanged>) {
            all(change.saleId, change.productId, change.window.openAt, change.window.closeAt, change.perMemberLimit,
                change.holdTime, change.announced, change.version, change.at, change.shadow);
        } else if constexpr (std::is_same_v<std::remove_const_t<T>, OrderChanged>) {
            all(change.orderId, change.state, change.total, change.version, change.at);
        } else if constexpr (std::is_same_v<std::remove_const_t<T>, ClaimChanged>) {
            all(change.claimId, change.orderId, change.lineId, change.kind, change.state, change.amount, change.version,
                change.at);
        } else if constexpr (std::is_same_v<std::remove_const_t<T>, ApprovalChanged>) {
            all(change.approvalId, change.action, change.state, change.subject, change.version, change.at);
        } else if constexpr (std::is_same_v<std::remove_const_t<T>, SettlementRunChanged>) {
            all(change.day, change.date, change.state, change.sellers, change.net, change.version, change.at);
        } else if constexpr (std::is_same_v<std::remove_const_t<T>, PayoutChanged>) {
            all(change.payoutId, change.sellerId, change.amount, change.state, change.version, change.at);
        } else if constexpr (std::is_same_v<std::remove_const_t<T>, TokenRevoked>) {
            all(change.ofOperator, change.tokenId, change.expiresAt);
        } else {
            static_assert(std::is_same_v<std::remove_const_t<T>, TriesCounted>);
            all(change.limit, change.key, change.tries, change.at);
        }
    }

private:
    template <typename... Values>
    void all(Values &...values)
    {
        (one(values), ...);
    }
    template <typename T>
    void one(T &value)
    {
        using Plain = std::remove_const_t<T>;
        if constexpr (std::is_same_v<Plain, Instant>) {
            through(
                value, [](Instant at) { return toMillis(at); }, [](qint64 at) { return fromMillis(at); });
        } else if constexpr (std::is_same_v<Plain, std::chrono::seconds>) {
            through(
                value, [](std::chrono::seconds time) { return qint64(time.count()); },
                [](qint64 time) { return std::chrono::seconds(time); });
        } else if constexpr (std::is_enum_v<Plain>) {
            through(
                value, [](Plain word) { return qint64(word); }, [](qint64 word) { return Plain(word); });
        } else if constexpr (std::is_same_v<Plain, std::optional<qint64>>) {
            through(
                value, [](std::optional<qint64> number) { return number.value_or(-1); },
                [](qint64 number) { return number < 0 ? std::nullopt : std::optional(number); });
        } else {
            plain(value);
        }
    }
    template <typename T, typename Out, typename In>
    void through(T &value, Out out, In in)
    {
        if constexpr (std::is_const_v<T>) {
            m_stream << out(value);
        } else {
            qint64 read = 0;
            m_stream >> read;
            value = in(read);
        }
    }
    template <typename T>
    void plain(T &value)
    {
        if constexpr (std::is_const_v<T>)
            m_stream << value;
        else
            m_stream >> value;
    }

    Stream &m_stream;
};

template <size_t index = 0>
std::optional<Change> ofKind(quint8 kind)
{
    if constexpr (index == std::variant_size_v<Change>) {
        return std::nullopt;
    } else {
        return kind == index ? std::optional(Change(std::in_place_index<index>)) : ofKind<index + 1>(kind);
    }
}

} // namespace

QByteArray encodeChanges(std::span<const Change> changes)
{
    QByteArray encoded;
    QDataStream stream(&encoded, QIODevice::WriteOnly);
    stream << codecVersion << quint32(changes.size());
    Fields fields(stream);
    for (const Change &change : changes) {
        stream << quint8(change.index());
        std::visit([&fields](const auto &own) { fields.each(own); }, change);
    }
    return encoded;
}

std::optional<std::vector<Change>> decodeChanges(const QByteArray &encoded)
{
    QDataStream stream(encoded);
    quint8 version = 0;
    quint32 count = 0;
    stream >> version >> count;
    if (version != codecVersion || count > changesLimit)
        return std::nullopt;
    std::vector<Change> changes;
    Fields fields(stream);
    for (quint32 i = 0; i < count && stream.status() == QDataStream::Ok; ++i) {
        quint8 kind = 0;
        stream >> kind;
        auto change = ofKind(kind);
        if (!change)
            return std::nullopt;
        std::visit([&fields](auto &own) { fields.each(own); }, *change);
        changes.push_back(*std::move(change));
    }
    return stream.status() == QDataStream::Ok && stream.atEnd() ? std::optional(std::move(changes)) : std::nullopt;
}

} // namespace firstcome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/settlements/settlement_words.h"

#include "console/page/order_words.h"
#include "console/widgets/format.h"
#include <QCoreApplication>
#include <QHash>

namespace firstcome::settlement_words {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("settlement", text);
}

QString counted(const char *text, qint64 count)
{
    return translated(text).arg(format::count(count));
}

} // namespace

Pill pill(std::optional<SettlementRunState> state, bool open)
{
    if (!state && open)
        return {Tone::Neutral, QStringLiteral("chronometer"),
                translated(QT_TRANSLATE_NOOP("settlement", "Day is open"))};
    if (!state)
        return {Tone::Watch, QStringLiteral("chronometer"),
                translated(QT_TRANSLATE_NOOP("settlement", "Not settled yet"))};
    switch (*state) {
    case SettlementRunState::Running:
        return {Tone::Selected, QStringLiteral("view-refresh"), translated(QT_TRANSLATE_NOOP("settlement", "Running"))};
    case SettlementRunState::Interrupted:
        return {Tone::Act, {}, translated(QT_TRANSLATE_NOOP("settlement", "Interrupted"))};
    case SettlementRunState::Done:
        break;
    }
    return {Tone::Good, {}, translated(QT_TRANSLATE_NOOP("settlement", "Settled"))};
}

Pill pill(SettlementState state)
{
    switch (state) {
    case SettlementState::Open:
        return {Tone::Neutral, QStringLiteral("wallet-open"), translated(QT_TRANSLATE_NOOP("settlement", "Open"))};
    case SettlementState::InPayout:
        return {Tone::Watch, QStringLiteral("chronometer"), translated(QT_TRANSLATE_NOOP("settlement", "In a payout"))};
    case SettlementState::Paid:
        break;
    }
    return {Tone::Good, {}, translated(QT_TRANSLATE_NOOP("settlement", "Paid out"))};
}

Pill pill(PayoutState state)
{
    switch (state) {
    case PayoutState::Requested:
        return {Tone::Watch, QStringLiteral("chronometer"), translated(QT_TRANSLATE_NOOP("settlement", "Requested"))};
    case PayoutState::Approved:
        return {Tone::Selected, QStringLiteral("wallet-open"), translated(QT_TRANSLATE_NOOP("settlement", "Approved"))};
    case PayoutState::Rejected:
        return {Tone::Neutral, QStringLiteral("dialog-cancel"),
                translated(QT_TRANSLATE_NOOP("settlement", "Rejected"))};
    case PayoutState::Paid:
        break;
    }
    return {Tone::Good, {}, translated(QT_TRANSLATE_NOOP("settlement", "Paid out"))};
}

Pill pill(const DayMatch &match)
{
    if (match.ok)
        return {Tone::Good, {}, translated(QT_TRANSLATE_NOOP("settlement", "The books agree"))};
    return {Tone::Act,
            {},
            QCoreApplication::translate("settlement", "%Ln difference(s)", nullptr, int(match.exceptions.size()))};
}

QString kind(SettlementLineKind kind)
{
    switch (kind) {
    case SettlementLineKind::Refund:
        return translated(QT_TRANSLATE_NOOP("settlement", "Refund"));
    case SettlementLineKind::Clawback:
        return translated(QT_TRANSLATE_NOOP("settlement", "Clawback"));
    case SettlementLineKind::Sale:
        break;
    }
    return translated(QT_TRANSLATE_NOOP("settlement", "Sale"));
}

QString difference(const QByteArray &kind)
{
    static const QHash<QByteArray, const char *> known{
        {"LEDGER_DIFFERS", QT_TRANSLATE_NOOP("settlement", "our ledger has another amount than the gateway")},
        {"ORDER_NOT_PAID", QT_TRANSLATE_NOOP("settlement", "the gateway was paid for an order that is not paid here")},
        {"ORDER_DIFFERS", QT_TRANSLATE_NOOP("settlement", "the order comes to another amount than was paid")},
    };
    const char *words = known.value(kind);
    return words ? translated(words) : order_words::attention(kind);
}

QString period(QDate from, QDate to)
{
    if (from == to)
        return from.toString(Qt::ISODate);
    return translated(QT_TRANSLATE_NOOP("settlement", "%1 to %2"))
        .arg(from.toString(Qt::ISODate), to.toString(Qt::ISODate));
}

QList<SumList::Row> sums(const Statement &statement)
{
    QList<SumList::Row> rows{
        {translated(QT_TRANSLATE_NOOP("settlement", "Sales")), format::money(statement.gross)},
        {translated(QT_TRANSLATE_NOOP("settlement", "Refunds and clawbacks")), format::money(statement.refunds)},
        {translated(QT_TRANSLATE_NOOP("settlement", "Fee")), format::money(-statement.fee)}};
    if (statement.carriedOver != 0)
        rows.append(
            {translated(QT_TRANSLATE_NOOP("settlement", "Carried over")), format::money(statement.carriedOver)});
    rows.append({statement.net < 0 ? translated(QT_TRANSLATE_NOOP("settlement", "Owed by the seller"))
                                   : translated(QT_TRANSLATE_NOOP("settlement", "The seller gets")),
                 format::money(statement.net), true});
    return rows;
}

QList<SumList::Row> sums(const DayMatch &match)
{
    return {{counted(QT_TRANSLATE_NOOP("settlement", "Orders that were paid (%1)"), match.orders),
             format::money(match.ordered)},
            {translated(QT_TRANSLATE_NOOP("settlement", "Gateway: came in")), format::money(match.gateway.approved)},
            {translated(QT_TRANSLATE_NOOP("settlement", "Gateway: went back")), format::money(-match.gateway.canceled)},
            {counted(QT_TRANSLATE_NOOP("settlement", "Gateway, by its book (%1)"), match.gateway.count),
             format::money(match.gateway.net), true},
            {counted(QT_TRANSLATE_NOOP("settlement", "Our ledger (%1)"), match.ledger.count),
             format::money(match.ledger.net)},
            {counted(QT_TRANSLATE_NOOP("settlement", "Paid out to sellers that day (%1)"), match.payouts),
             format::money(match.paidOut)}};
}

} // namespace firstcome::settlement_words

// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/approvals/approval_words.h"

#include "console/widgets/format.h"
#include "shared/contract/error_codes.h"
#include <QCoreApplication>
#include <QJsonArray>

namespace firstcome::approval_words {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("approval", text);
}

/// Money is named so by the server everywhere.
bool isMoney(const QString &key)
{
    return key.contains(QLatin1StringView("mount")) || key == QLatin1StringView("balance") ||
           key == QLatin1StringView("total") || key == QLatin1StringView("paid");
}

QString known(const QString &word)
{
    static const QHash<QString, const char *> words{
        {QStringLiteral("RECEIVED"), QT_TRANSLATE_NOOP("approval", "received")},
        {QStringLiteral("SCRAPPED"), QT_TRANSLATE_NOOP("approval", "scrapped")},
        {QStringLiteral("REFUND"), QT_TRANSLATE_NOOP("approval", "refund")},
        {QStringLiteral("RETURN"), QT_TRANSLATE_NOOP("approval", "return")},
        {QStringLiteral("REQUESTED"), QT_TRANSLATE_NOOP("approval", "requested")},
        {QStringLiteral("APPROVED"), QT_TRANSLATE_NOOP("approval", "approved")},
        {QStringLiteral("PAID"), QT_TRANSLATE_NOOP("approval", "paid out")},
    };
    const char *found = words.value(word);
    return found ? translated(found) : word;
}

QString valueText(const QString &key, const QJsonValue &value)
{
    if (value.isDouble())
        return isMoney(key) ? format::money(value.toInteger()) : format::count(value.toInteger());
    if (value.isBool())
        return value.toBool() ? translated(QT_TRANSLATE_NOOP("approval", "yes"))
                              : translated(QT_TRANSLATE_NOOP("approval", "no"));
    if (value.isArray()) {
        QStringList parts;
        const QJsonArray items = value.toArray();
        for (const QJsonValue &item : items)
            parts.append(valueText(key, item));
        return parts.join(QStringLiteral(", "));
    }
    return known(value.toString());
}

QString nameOf(const QString &key)
{
    static const QHash<QString, const char *> names{
        {QStringLiteral("onHand"), QT_TRANSLATE_NOOP("approval", "On hand")},
        {QStringLiteral("available"), QT_TRANSLATE_NOOP("approval", "Available")},
        {QStringLiteral("kind"), QT_TRANSLATE_NOOP("approval", "Kind")},
        {QStringLiteral("quantity"), QT_TRANSLATE_NOOP("approval", "Units")},
        {QStringLiteral("amount"), QT_TRANSLATE_NOOP("approval", "Amount")},
        {QStringLiteral("approvedAmount"), QT_TRANSLATE_NOOP("approval", "Goes back")},
        {QStringLiteral("refundedAmount"), QT_TRANSLATE_NOOP("approval", "Paid back of the line")},
        {QStringLiteral("state"), QT_TRANSLATE_NOOP("approval", "State")},
        {QStringLiteral("restock"), QT_TRANSLATE_NOOP("approval", "Back on sale")},
        {QStringLiteral("balance"), QT_TRANSLATE_NOOP("approval", "Balance")},
        {QStringLiteral("permissions"), QT_TRANSLATE_NOOP("approval", "Permissions")},
        {QStringLiteral("offset"), QT_TRANSLATE_NOOP("approval", "Offset")},
        {QStringLiteral("partition"), QT_TRANSLATE_NOOP("approval", "Partition")},
        {QStringLiteral("waiting"), QT_TRANSLATE_NOOP("approval", "Events that wait")},
        {QStringLiteral("replayed"), QT_TRANSLATE_NOOP("approval", "Events to be applied")},
        {QStringLiteral("mended"), QT_TRANSLATE_NOOP("approval", "Mended copies of them")},
        {QStringLiteral("perSecond"), QT_TRANSLATE_NOOP("approval", "A second")},
        {QStringLiteral("value"), QT_TRANSLATE_NOOP("approval", "Value")},
    };
    const char *found = names.value(key);
    return found ? translated(found) : key;
}

} // namespace

QString act(ApprovalAction action)
{
    switch (action) {
    case ApprovalAction::Refund:
        return translated(QT_TRANSLATE_NOOP("approval", "Refund"));
    case ApprovalAction::Payout:
        return translated(QT_TRANSLATE_NOOP("approval", "Payout"));
    case ApprovalAction::StockCorrection:
        return translated(QT_TRANSLATE_NOOP("approval", "Stock correction"));
    case ApprovalAction::OffsetReset:
        return translated(QT_TRANSLATE_NOOP("approval", "Offset reset"));
    case ApprovalAction::Replay:
        return translated(QT_TRANSLATE_NOOP("approval", "Replay of events"));
    case ApprovalAction::RoleGrant:
        return translated(QT_TRANSLATE_NOOP("approval", "Permissions"));
    case ApprovalAction::SettingChange:
        break;
    }
    return translated(QT_TRANSLATE_NOOP("approval", "Change of a setting"));
}

Pill pill(ApprovalState state)
{
    switch (state) {
    case ApprovalState::Waiting:
        return {Tone::Watch, QStringLiteral("chronometer"), translated(QT_TRANSLATE_NOOP("approval", "Waiting"))};
    case ApprovalState::Approved:
        return {Tone::Good, {}, translated(QT_TRANSLATE_NOOP("approval", "Approved"))};
    case ApprovalState::Rejected:
        return {Tone::Act, {}, translated(QT_TRANSLATE_NOOP("approval", "Rejected"))};
    case ApprovalState::Withdrawn:
        return {Tone::Neutral, QStringLiteral("edit-undo"), translated(QT_TRANSLATE_NOOP("approval", "Withdrawn"))};
    case ApprovalState::Expired:
        break;
    }
    return {Tone::Neutral, {}, translated(QT_TRANSLATE_NOOP("approval", "Expired"))};
}

QString note(const Approval &approval)
{
    if (approval.note.toUtf8() == code::subjectChanged)
        return translated(QT_TRANSLATE_NOOP("approval", "What it was about was no longer so, and it was closed."));
    return approval.note;
}

PageRef place(const Approval &approval)
{
    static const QHash<QString, QString> pages{{QStringLiteral("option"), QStringLiteral("stock")},
                                               {QStringLiteral("claim"), QStringLiteral("refunds")},
                                               {QStringLiteral("order"), QStringLiteral("orders")},
                                               {QStringLiteral("payout"), QStringLiteral("settlements")},
                                               {QStringLiteral("setting"), QStringLiteral("instances")}};
    QVariantMap part;
    if (approval.subject.type == QLatin1StringView("payout"))
        part.insert(QStringLiteral("view"), QStringLiteral("payouts"));
    if (approval.subject.type == QLatin1StringView("setting"))
        part.insert(QStringLiteral("view"), QStringLiteral("settings"));
    return {pages.value(approval.subject.type), approval.subject.id, part};
}

QList<BeforeAfter> changes(const Approval &approval)
{
    QList<BeforeAfter> changed;
    QList<BeforeAfter> same;
    QStringList keys = approval.after.keys();
    for (const QString &key : approval.before.keys()) {
        if (!keys.contains(key))
            keys.append(key);
    }
    for (const QString &key : std::as_const(keys)) {
        BeforeAfter change{nameOf(key), {}, {}};
        if (approval.before.contains(key))
            change.before = valueText(key, approval.before.value(key));
        if (approval.after.contains(key))
            change.after = valueText(key, approval.after.value(key));
        (change.differs() ? changed : same).append(change);
    }
    return changed + same;
}

QString summary(const Approval &approval)
{
    QStringList parts;
    const QList<BeforeAfter> all = changes(approval);
    for (const BeforeAfter &change : all) {
        if (!change.differs())
            continue;
        const QString before = change.before.isEmpty() ? QString() : change.before + QStringLiteral(" → ");
        parts.append(change.name + u' ' + before + change.after);
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace firstcome::approval_words

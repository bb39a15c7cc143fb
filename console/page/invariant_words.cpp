// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/page/invariant_words.h"

#include <QCoreApplication>
#include <algorithm>

namespace firstcome {

namespace {

struct Sentence
{
    const char *id;
    const char *text;
};

constexpr Sentence sentences[]{
    {"database.schema",
     QT_TRANSLATE_NOOP("invariant", "Tables, indexes and triggers are as the migrations made them.")},
    {"database.sound", QT_TRANSLATE_NOOP("invariant", "The database is whole: no damaged page or table, no orphans.")},
    {"keys.known", QT_TRANSLATE_NOOP("invariant", "The key files are those that the database knows.")},
    {"members.sessions", QT_TRANSLATE_NOOP("invariant", "Every session belongs to a member.")},
    {"audit.chain", QT_TRANSLATE_NOOP("invariant", "The chain of the operators' acts verifies.")},
    {"stock.conserved", QT_TRANSLATE_NOOP("invariant", "Received - scrapped = on hand + sold, for every option.")},
    {"stock.range", QT_TRANSLATE_NOOP("invariant", "0 <= held <= on hand and 0 <= sold, for every option.")},
    {"stock.held", QT_TRANSLATE_NOOP("invariant", "Held = the sum of HELD holds, for every option.")},
    {"stock.holds-known", QT_TRANSLATE_NOOP("invariant", "Every hold is of an option that exists.")},
    {"stock.sold",
     QT_TRANSLATE_NOOP("invariant", "Sold = the sum of COMMITTED holds less what was put back, for every option.")},
    {"stock.board", QT_TRANSLATE_NOOP("invariant", "The stock board shows what the database says.")},
    {"sales.sequence",
     QT_TRANSLATE_NOOP("invariant", "The admissions of a sale are numbered 1, 2, 3 ... up to the sale's count.")},
    {"sales.limits", QT_TRANSLATE_NOOP("invariant", "Nobody was granted more of a sale than its limit a member.")},
    {"sales.chain", QT_TRANSLATE_NOOP("invariant", "The hash chain of every sale's admissions verifies.")},
    {"orders.lines", QT_TRANSLATE_NOOP("invariant", "Every order has lines, and every line its order.")},
    {"orders.total", QT_TRANSLATE_NOOP("invariant", "An order's total is the sum of its lines.")},
    {"orders.states", QT_TRANSLATE_NOOP("invariant", "An order's state is what its lines say.")},
    {"orders.awaited",
     QT_TRANSLATE_NOOP("invariant", "Every order that is not at its end has a time by which it must have moved on.")},
    {"orders.paying", QT_TRANSLATE_NOOP("invariant", "Only an order that waits for payment is being paid.")},
    {"orders.holds",
     QT_TRANSLATE_NOOP("invariant", "Every order line has the hold that was granted for it, in its state.")},
    {"orders.allowances",
     QT_TRANSLATE_NOOP("invariant", "What members were granted of a sale is what their lines hold or have committed.")},
    {"orders.admissions",
     QT_TRANSLATE_NOOP("invariant", "The units admitted to a sale are the units of the lines that were ever granted.")},
    {"orders.moving",
     QT_TRANSLATE_NOOP("invariant",
                       "No hold outlives its deadline, and no order is stuck without being shown as stuck.")},
    {"ledger.entries-balanced",
     QT_TRANSLATE_NOOP("invariant", "Every ledger entry moves a positive amount between two accounts.")},
    {"ledger.balances", QT_TRANSLATE_NOOP("invariant", "Every balance is the sum of its entries and not negative.")},
    {"payments.approved-once", QT_TRANSLATE_NOOP("invariant", "A payment is approved at most once.")},
    {"payments.cancels-within",
     QT_TRANSLATE_NOOP("invariant", "What was canceled is the sum of its cancels and at most the approval.")},
    {"payments.state-agrees",
     QT_TRANSLATE_NOOP("invariant", "A payment's state agrees with its amounts and transactions.")},
    {"deliveries.open-are-due",
     QT_TRANSLATE_NOOP("invariant", "Every open delivery is looked after: it has a time at which it is asked for.")},
    {"deliveries.moved-have-reference",
     QT_TRANSLATE_NOOP("invariant", "No delivery moved without the carrier's reference.")},
};

} // namespace

QString invariantText(const QString &id, const QString &name)
{
    const auto known =
        std::ranges::find_if(sentences, [&id](const Sentence &one) { return id == QLatin1String(one.id); });
    return known != std::end(sentences) ? QCoreApplication::translate("invariant", known->text) : name;
}

} // namespace firstcome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/settlements/bulk_payout.h"

#include "console/page/second_person.h"
#include "console/settlements/settlement_words.h"
#include "console/widgets/format.h"
#include "console/widgets/refusal_text.h"

namespace firstcome {

namespace {

BulkDialog::Plan planOf(const QList<Payout> &payouts, BulkPayout::Way way)
{
    const bool pays = way == BulkPayout::Way::Pay;
    const int count = int(payouts.size());
    BulkDialog::Plan plan;
    plan.columns = {BulkPayout::tr("Seller"), BulkPayout::tr("Days"), BulkPayout::tr("Amount")};
    plan.amountColumn = 2;
    Money sum = 0;
    for (const Payout &payout : payouts) {
        sum += payout.amount;
        plan.items.append(
            {payout.id,
             {payout.seller, settlement_words::period(payout.from, payout.to), format::money(payout.amount)}});
    }
    plan.title = pays ? BulkPayout::tr("Pay %Ln payout(s)?", nullptr, count)
                      : BulkPayout::tr("Reject %Ln payout(s)?", nullptr, count);
    plan.verb = pays ? BulkPayout::tr("Pay %1").arg(format::money(sum))
                     : BulkPayout::tr("Reject %Ln payout(s)", nullptr, count);
    plan.words =
        pays ? BulkPayout::tr("%1 are paid in all. Large ones wait for a second person.").arg(format::money(sum))
             : BulkPayout::tr("Nothing is paid; their statements are open again, and the sellers see your "
                              "reason.");
    plan.reason = pays ? QString() : BulkPayout::tr("Reason, which the sellers see");
    plan.reasonNeeded = !pays;
    plan.dangerous = !pays;
    return plan;
}

} // namespace

BulkPayout::BulkPayout(ApiClient &api, const QList<Payout> &payouts, Way way, QWidget *parent)
    : BulkDialog(planOf(payouts, way), parent), m_calls(new ActCalls(api, this)), m_way(way)
{
}

void BulkPayout::run()
{
    next();
}

void BulkPayout::next()
{
    if (m_settled < items().size() && !isStopped()) {
        const Id id = items()[m_settled].id;
        setOutcome(id, tr("being decided…"));
        const QString how = m_way == Way::Pay ? QStringLiteral("approve") : QStringLiteral("reject");
        QJsonObject body;
        if (m_way == Way::Reject)
            body.insert(QStringLiteral("reason"), reasonText());
        Act act{id, how, ApiRequest::post(QStringLiteral("/v1/ops/payouts/%1/%2").arg(idText(id), how), body)};
        act.request.withIdempotencyKey();
        m_calls->send(std::move(act), [this, id](const Result<ApiAnswer> &answer) { settle(id, answer); });
        return;
    }
    QStringList words{tr("%1 of %2 are decided.").arg(m_done).arg(items().size())};
    if (m_waiting > 0)
        words << tr("%Ln wait(s) for a second person.", nullptr, m_waiting);
    ended(words.join(u' '));
}

void BulkPayout::settle(Id id, const Result<ApiAnswer> &answer)
{
    ++m_settled;
    if (second_person::approvalOf(answer)) {
        ++m_waiting;
        setOutcome(id, tr("Waits for a second person"));
    } else if (answer) {
        ++m_done;
        setOutcome(id, m_way == Way::Pay ? tr("Paid out") : tr("Rejected"));
    } else {
        setOutcome(id, refusalText(answer.error()));
    }
    say(tr("%1 of %2 done").arg(m_settled).arg(items().size()));
    next();
}

} // namespace firstcome

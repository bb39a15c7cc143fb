// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/refunds/bulk_decision.h"

#include "console/refunds/claim_words.h"
#include "console/widgets/format.h"
#include "console/widgets/refusal_text.h"
#include "shared/client/api_client.h"
#include "shared/client/client_codes.h"
#include <QJsonArray>

namespace firstcome {

namespace {

constexpr std::chrono::seconds within{60};

BulkDialog::Plan planOf(const QList<Claim> &claims, BulkDecision::Way way)
{
    const bool approves = way == BulkDecision::Way::Approve;
    const int count = int(claims.size());
    BulkDialog::Plan plan;
    plan.columns = {BulkDecision::tr("Product"), BulkDecision::tr("Kind"), BulkDecision::tr("Amount")};
    plan.amountColumn = 2;
    Money sum = 0;
    for (const Claim &claim : claims) {
        sum += claim.amount;
        plan.items.append(
            {claim.id, {claim_words::product(claim), claim_words::kind(claim.kind), format::money(claim.amount)}});
    }
    plan.title = approves ? BulkDecision::tr("Approve %Ln claim(s)?", nullptr, count)
                          : BulkDecision::tr("Reject %Ln claim(s)?", nullptr, count);
    plan.verb = approves ? BulkDecision::tr("Give back %1").arg(format::money(sum))
                         : BulkDecision::tr("Reject %Ln claim(s)", nullptr, count);
    plan.words =
        approves ? BulkDecision::tr("%1 go back in all, each as it was asked for. Large ones wait for a second person.")
                       .arg(format::money(sum))
                 : BulkDecision::tr("Nothing goes back, and the shoppers see your reason.");
    plan.reason =
        approves ? BulkDecision::tr("Note, may be empty") : BulkDecision::tr("Reason, which the shoppers see");
    plan.reasonNeeded = !approves;
    plan.dangerous = !approves;
    return plan;
}

} // namespace

BulkDecision::BulkDecision(ApiClient &api, const QList<Claim> &claims, Way way, QWidget *parent)
    : BulkDialog(planOf(claims, way), parent), m_api(api), m_way(way)
{
}

void BulkDecision::run()
{
    QJsonArray ids;
    for (const Item &item : items())
        ids.append(idText(item.id));
    QJsonObject body{
        {QStringLiteral("ids"), ids},
        {QStringLiteral("decision"), m_way == Way::Approve ? QStringLiteral("APPROVE") : QStringLiteral("REJECT")}};
    if (const QString reason = reasonText(); !reason.isEmpty())
        body.insert(QStringLiteral("reason"), reason);
    ApiRequest request = ApiRequest::post(QStringLiteral("/v1/ops/claims/decisions"), body);
    if (request.body != m_request.body) {
        m_request = request;
        m_request.withIdempotencyKey().within(within);
    }
    m_api.send(m_request, this, [this](const Result<ApiAnswer> &answer) {
        if (answer)
            return take(*answer);
        failed((worthRepeating(answer.error()) ? tr("Whether they were decided is not known: %1")
                                               : tr("None was decided: %1"))
                   .arg(refusalText(answer.error())));
    });
}

void BulkDecision::take(const ApiAnswer &answer)
{
    for (const Item &item : items())
        setOutcome(item.id, m_way == Way::Reject ? tr("Rejected") : tr("Approved"));
    const QJsonArray waiting = answer.json.value(u"approvals").toArray();
    for (const QJsonValue &each : waiting)
        setOutcome(idFrom(QStringView(each[u"id"].toString())).value_or(0), tr("Waits for a second person"));
    const QJsonArray failures = answer.json.value(u"failed").toArray();
    for (const QJsonValue &each : failures)
        setOutcome(idFrom(QStringView(each[u"id"].toString())).value_or(0),
                   refusalText({each[u"code"].toString().toUtf8(), each[u"detail"].toString(), {}, {}}));
    QStringList words{tr("%1 of %2 are decided.").arg(answer.json.value(u"decided").toInt()).arg(items().size())};
    if (!waiting.isEmpty())
        words << tr("%Ln wait(s) for a second person.", nullptr, int(waiting.size()));
    ended(words.join(u' '));
}

} // namespace firstcome

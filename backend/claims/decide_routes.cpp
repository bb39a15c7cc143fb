// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/claims/decide_routes.h"

#include "shared/contract/error_codes.h"
#include "shared/contract/json_fields.h"
#include "shared/contract/permissions.h"

namespace firstcome::claims {

namespace {

constexpr int longestReason = 200;
constexpr int claimShown = 200; ///< else it waits for a second person

/// A decision about many claims, as it was sent.
struct ManyForm
{
    QList<Id> ids;
    bool approve = false;
    QString reason;
};

Result<ManyForm> manyFormFrom(const QByteArray &body)
{
    auto fields = JsonFields::parse(body);
    if (!fields)
        return tl::unexpected(fields.error());
    ManyForm form;
    form.ids = fields->ids("ids", DecideRoutes::mostAtOnce);
    const QString decision = fields->text("decision");
    form.approve = decision == QStringLiteral("APPROVE");
    form.reason = fields->optionalText("reason", longestReason).value_or(QString()).trimmed();
    if (form.ids.isEmpty())
        fields->violate("ids", QStringLiteral("must name 1 to %1 claims").arg(DecideRoutes::mostAtOnce));
    if (fields->has("decision") && !form.approve && decision != QStringLiteral("REJECT"))
        fields->violate("decision", QStringLiteral("must be APPROVE or REJECT"));
    if (decision == QStringLiteral("REJECT") && form.reason.isEmpty())
        fields->violate("reason", QStringLiteral("must say why"));
    if (auto wrong = fields->finish())
        return tl::unexpected(std::move(*wrong));
    return form;
}

ClaimRole roleOf(ClaimDecider by)
{
    return by == ClaimDecider::Seller ? ClaimRole::Seller : ClaimRole::Operator;
}

Result<sql::KeptAnswer> answerOf(const Result<Claim> &claim, ClaimDecider by)
{
    if (!claim)
        return tl::unexpected(claim.error());
    return sql::KeptAnswer{claimShown, QJsonDocument(toJson(*claim, roleOf(by))).toJson(QJsonDocument::Compact)};
}

QJsonObject failureOf(Id claimId, const Refusal &refusal)
{
    return {{QStringLiteral("id"), idText(claimId)},
            {QStringLiteral("code"), QString::fromLatin1(refusal.code)},
            {QStringLiteral("detail"), refusal.detail}};
}

QJsonObject waitingOf(Id claimId, const sql::KeptAnswer &accepted)
{
    const QJsonObject body = QJsonDocument::fromJson(accepted.body).object();
    return {{QStringLiteral("id"), idText(claimId)},
            {QStringLiteral("approvalId"), body.value(QLatin1StringView("approvalId"))}};
}

} // namespace

void DecideRoutes::mount(http::Router &router)
{
    const auto sellers = http::Policy::member(http::Seller);
    const auto operators = http::Policy::operatorWith(permission::RefundDecide);
    const auto approving = [this](ClaimDecider by) {
        return http::AsyncHandler([this, by](const http::Request &request) { return approve(request, by); });
    };
    const auto rejecting = [this](ClaimDecider by) {
        return http::AsyncHandler([this, by](const http::Request &request) { return reject(request, by); });
    };
    router.post("/v1/seller/claims/{id}/approve", sellers, approving(ClaimDecider::Seller));
    router.post("/v1/seller/claims/{id}/reject", sellers, rejecting(ClaimDecider::Seller));
    router.post("/v1/ops/claims/{id}/approve", operators, approving(ClaimDecider::Operator));
    router.post("/v1/ops/claims/{id}/reject", operators, rejecting(ClaimDecider::Operator));
    router.post("/v1/ops/claims/decisions", operators,
                http::AsyncHandler([this](const http::Request &request) { return decideMany(request); }));
}

QCoro::Task<http::Response> DecideRoutes::approve(const http::Request &request, ClaimDecider by)
{
    const auto form = approvalFormFrom(request.body);
    if (!form)
        co_return http::problem(form.error(), request);
    const Decide approving = [this, form = *form](sql::Connection &connection, const Deciding &deciding, Instant now) {
        return approval(connection, deciding, form, now);
    };
    const auto answer = decided(request, by, approving);
    co_return co_await answer;
}

QCoro::Task<http::Response> DecideRoutes::reject(const http::Request &request, ClaimDecider by)
{
    const auto reason = rejectionFrom(request.body);
    if (!reason)
        co_return http::problem(reason.error(), request);
    const Decide rejecting = [this, reason = *reason](sql::Connection &connection, const Deciding &deciding,
                                                      Instant now) {
        return rejection(connection, deciding, reason, now);
    };
    const auto answer = decided(request, by, rejecting);
    co_return co_await answer;
}

QCoro::Task<http::Response> DecideRoutes::decided(const http::Request &request, ClaimDecider by, Decide decide)
{
    const auto key = http::idempotencyKey(request);
    if (!key)
        co_return http::problem(key.error(), request);
    const auto seen = http::expectedVersions(request);
    if (!seen)
        co_return http::problem(seen.error(), request);
    const Call call{{request.idParameter(0), by, request.principal->id, *seen, request.id},
                    {request.principal->id, "POST " + request.path, *key, request.body},
                    std::move(decide)};
    const auto reply = this->decide(call);
    const Result<OnceAnswer> answer = co_await reply;
    if (!answer)
        co_return http::problem(answer.error(), request);
    if (answer->answer.status != claimShown)
        co_return responseOf(*answer);
    const QJsonObject claim = QJsonDocument::fromJson(answer->answer.body).object();
    co_return http::withEtag(responseOf(*answer), claim.value(QLatin1StringView("version")).toInteger());
}

Result<sql::KeptAnswer> DecideRoutes::approval(sql::Connection &connection, const Deciding &deciding,
                                               const ApprovalForm &form, Instant now) const
{
    const auto judged = m_parts.moves.judge(connection, deciding, form);
    if (!judged)
        return tl::unexpected(judged.error());
    // What two were to decide is not decided by one meanwhile, however much less he gives.
    if (const auto other = m_parts.ask.waiting(connection, deciding.claimId))
        return approvals::waitsAlready(*other);
    if (judged->alone <= m_parts.tier)
        return answerOf(m_parts.moves.approve(connection, deciding, form, now), deciding.by);
    const auto waiting = m_parts.ask.run(connection, deciding, form, judged->grant);
    if (!waiting)
        return tl::unexpected(waiting.error());
    return approvals::acceptedAnswer(*waiting);
}

Result<sql::KeptAnswer> DecideRoutes::rejection(sql::Connection &connection, const Deciding &deciding,
                                                const QString &reason, Instant now) const
{
    return answerOf(m_parts.moves.reject(connection, deciding, reason, now), deciding.by);
}

work::Reply<Result<OnceAnswer>> DecideRoutes::decide(const Call &call) const
{
    const auto work = [call, now = m_ground.clock()](sql::Connection &connection) {
        return answerOnce(connection, {call.scope, now},
                          [&]() -> Result<sql::KeptAnswer> { return call.decide(connection, call.deciding, now); });
    };
    return m_ground.database.write(sql::Queue::Background, work);
}

// Each is a transaction of its own, so that the shop goes on selling meanwhile; each is kept under the call's key, so
// that a call that was interrupted can be sent again.
QCoro::Task<http::Response> DecideRoutes::decideMany(const http::Request &request)
{
    const auto key = http::idempotencyKey(request);
    if (!key)
        co_return http::problem(key.error(), request);
    const auto form = manyFormFrom(request.body);
    if (!form)
        co_return http::problem(form.error(), request);
    const Decide deciding = [this, form = *form](sql::Connection &connection, const Deciding &one, Instant now) {
        if (!form.approve)
            return rejection(connection, one, form.reason, now);
        ApprovalForm asAsked;
        asAsked.note = form.reason;
        return approval(connection, one, asAsked, now);
    };
    const sql::CallScope scope{request.principal->id, "POST " + request.path, *key, request.body};
    qint64 done = 0;
    QJsonArray waiting;
    QJsonArray failed;
    for (const Id claimId : form->ids) {
        Call call{{}, scope, deciding};
        call.deciding.claimId = claimId;
        call.deciding.byId = scope.callerId;
        call.deciding.requestId = request.id;
        call.scope.route += '#' + QByteArray::number(claimId);
        const auto reply = decide(call);
        const Result<OnceAnswer> answer = co_await reply;
        if (answer && answer->answer.status == claimShown)
            ++done;
        else if (answer)
            waiting.append(waitingOf(claimId, answer->answer));
        else if (answer.error().code == code::idempotencyKeyReused)
            co_return http::problem(answer.error(), request);
        else
            failed.append(failureOf(claimId, answer.error()));
    }
    const QJsonObject body{{QStringLiteral("decided"), done},
                           {QStringLiteral("waiting"), waiting.size()},
                           {QStringLiteral("approvals"), waiting},
                           {QStringLiteral("failed"), failed}};
    const sql::KeptAnswer whole{200, QJsonDocument(body).toJson(QJsonDocument::Compact)};
    const auto keep = [scope, whole, now = m_ground.clock()](sql::Connection &connection) {
        return answerOnce(connection, {scope, now}, [&]() -> Result<sql::KeptAnswer> { return whole; });
    };
    const auto reply = m_ground.database.write(sql::Queue::Background, keep);
    const Result<OnceAnswer> answer = co_await reply;
    co_return answer ? responseOf(*answer) : http::problem(answer.error(), request);
}

} // namespace firstcome::claims

// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/approvals/approval_routes.h"

#include "backend/approvals/approval_store.h"
#include "backend/platform/http/listing.h"
#include "backend/platform/http/no_body.h"
#include "backend/platform/module/peers.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/json_fields.h"

namespace firstcome::approvals {

namespace {

using http::Request;
using http::Response;

constexpr int longestReason = 200;
constexpr int longestPassword = 1'000;

Decider viewerOf(const Request &request)
{
    return {request.principal->id, request.principal->rights};
}

Refusal unknown(const char *name, const QString &takes)
{
    return {code::requestInvalid, QStringLiteral("%1 takes %2.").arg(QLatin1StringView(name), takes), {}, {}};
}

/// A filter whose value is one of a list of names; nothing when it is not given.
template <typename Value, typename Read>
Result<std::optional<Value>> chosen(const Request &request, const char *name, const QString &takes, Read read)
{
    const auto text = request.queryValue(name);
    if (!text)
        return std::optional<Value>();
    const std::optional<Value> value = read(*text);
    if (!value)
        return tl::unexpected(unknown(name, takes));
    return value;
}

std::optional<AskedBy> askedByFrom(const QByteArray &text)
{
    if (text == "me")
        return AskedBy::Viewer;
    return text == "others" ? std::optional(AskedBy::Others) : std::nullopt;
}

Result<ApprovalFilter> filterOf(const Request &request)
{
    ApprovalFilter filter;
    filter.viewer = viewerOf(request);
    const auto state =
        chosen<ApprovalState>(request, "state", QStringLiteral("WAITING, APPROVED, REJECTED, WITHDRAWN or EXPIRED"),
                              [](const QByteArray &text) { return approvalStateFrom(text); });
    const auto action = chosen<ApprovalAction>(
        request, "action",
        QStringLiteral("REFUND, PAYOUT, STOCK_CORRECTION, OFFSET_RESET, REPLAY, ROLE_GRANT or SETTING_CHANGE"),
        [](const QByteArray &text) { return approvalActionFrom(text); });
    const auto asked = chosen<AskedBy>(request, "asked", QStringLiteral("me or others"), askedByFrom);
    if (!state || !action || !asked)
        return tl::unexpected(!state ? state.error() : !action ? action.error() : asked.error());
    filter.state = *state;
    filter.action = *action;
    filter.askedBy = asked->value_or(AskedBy::Anyone);
    return filter;
}

/// The one text field of a body.
Result<QString> textIn(const QByteArray &body, const char *name, int longest)
{
    auto fields = JsonFields::parse(body);
    if (!fields)
        return tl::unexpected(fields.error());
    const QString text = fields->text(name, longest);
    if (fields->has(name) && text.trimmed().isEmpty())
        fields->violate(name, QStringLiteral("must not be empty"));
    if (auto refusal = fields->finish())
        return tl::unexpected(std::move(*refusal));
    return text;
}

/// The one word a decision takes: the password of who approves, the reason of who rejects.
Result<QString> wordIn(const Request &request, ApprovalDecision decision)
{
    if (decision == ApproveIt)
        return textIn(request.body, "password", longestPassword);
    if (decision == RejectIt)
        return textIn(request.body, "reason", longestReason);
    if (auto refusal = http::bodyNotTaken(request))
        return tl::unexpected(std::move(*refusal));
    return QString();
}

} // namespace

void ApprovalRoutes::mount(http::Router &router)
{
    // Who sees and decides what follows from the act's permission, which is another for each.
    const auto operators = http::Policy::operatorWith(0);
    router.get("/v1/ops/approvals?state&action&asked&limit&cursor", operators,
               [this](const Request &request) { return list(request); });
    router.get("/v1/ops/approvals/{id}", operators, [this](const Request &request) { return show(request); });
    const auto deciding = [this](ApprovalDecision decision) {
        return http::AsyncHandler([this, decision](const Request &request) { return decide(request, decision); });
    };
    router.post("/v1/ops/approvals/{id}/approve", operators, deciding(ApproveIt));
    router.post("/v1/ops/approvals/{id}/reject", operators, deciding(RejectIt));
    router.post("/v1/ops/approvals/{id}/withdraw", operators, deciding(WithdrawIt));
}

QJsonObject ApprovalRoutes::shown(sql::Connection &connection, const Approval &approval, const Decider &who) const
{
    const auto logins = m_ground.peers.logins(connection, {approval.asked.by.id, approval.decidedBy});
    return toJson(approval, logins, m_acts.decisionsOf(connection, approval, who, m_ground.clock()));
}

ApprovalRoutes::Answer ApprovalRoutes::list(const Request &request)
{
    const auto page = http::pageOf(request);
    if (!page)
        co_return http::problem(page.error(), request);
    auto filter = filterOf(request);
    if (!filter)
        co_return http::problem(filter.error(), request);
    const auto cursor = idFrom(QByteArrayView(page->cursor));
    if (!page->cursor.isEmpty() && !cursor)
        co_return http::problem({code::requestInvalid, QStringLiteral("cursor is not one of this list."), {}, {}},
                                request);
    filter->before = cursor.value_or(filter->before);
    struct Found
    {
        QJsonArray items;
        QByteArray next;
    };
    const auto reply =
        m_ground.database.read([this, filter = *filter, limit = page->limit](sql::Connection &connection) {
            Found found;
            auto approvals = ApprovalStore(connection).page(filter, limit + 1);
            if (approvals.size() > size_t(limit)) {
                approvals.resize(size_t(limit));
                found.next = QByteArray::number(approvals.back().id);
            }
            for (const Approval &approval : approvals)
                found.items.append(shown(connection, approval, filter.viewer));
            return found;
        });
    const Found found = co_await reply;
    co_return http::page(found.items, found.next);
}

ApprovalRoutes::Answer ApprovalRoutes::show(const Request &request)
{
    const auto reply = m_ground.database.read(
        [this, id = request.idParameter(0), who = viewerOf(request)](sql::Connection &connection) -> QJsonObject {
            const auto approval = ApprovalStore(connection).find(id);
            return approval && isSeenBy(*approval, who) ? shown(connection, *approval, who) : QJsonObject();
        });
    const QJsonObject item = co_await reply;
    co_return item.isEmpty() ? http::problem(code::approvalNotFound, request) : http::json(200, item);
}

QCoro::Task<Result<quint32>> ApprovalRoutes::proven(DecisionCall call, PasswordProof proof)
{
    // What cannot be decided anyway uses up no try of a password.
    const auto looked = m_ground.database.read([this, call](sql::Connection &connection) -> Result<void> {
        const auto approval = ApprovalStore(connection).find(call.approvalId);
        return approval ? mayDecide(*approval, call.who, call.decision, m_ground.clock())
                        : refuse(code::approvalNotFound);
    });
    const Result<void> may = co_await looked;
    if (!may)
        co_return tl::unexpected(may.error());
    const auto proving = m_acts.prove()(proof);
    const Result<quint32> rights = co_await proving;
    co_return rights;
}

ApprovalRoutes::Answer ApprovalRoutes::decide(const Request &request, ApprovalDecision decision)
{
    const auto word = wordIn(request, decision);
    if (!word)
        co_return http::problem(word.error(), request);
    DecisionCall call{request.idParameter(0), decision, viewerOf(request), request.id, {}};
    if (decision == RejectIt)
        call.reason = word->trimmed();
    if (decision == ApproveIt) {
        const PasswordProof proof{call.who.id, *word, request.peer};
        const auto proving = proven(call, proof);
        const Result<quint32> rights = co_await proving;
        if (!rights)
            co_return http::problem(rights.error(), request);
        call.who.rights = *rights;
    }
    const auto reply = m_ground.database.write(
        sql::Queue::Background,
        [this, call, now = m_ground.clock()](sql::Connection &connection) -> Result<QJsonObject> {
            const auto decided = m_acts.decide(connection, call, now);
            if (!decided)
                return tl::unexpected(decided.error());
            QJsonObject answer = shown(connection, decided->approval, call.who);
            if (call.decision == ApproveIt)
                answer.insert(QStringLiteral("result"), decided->result);
            return answer;
        });
    const Result<QJsonObject> answer = co_await reply;
    co_return answer ? http::json(200, *answer) : http::problem(answer.error(), request);
}

} // namespace firstcome::approvals

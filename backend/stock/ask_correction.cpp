// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/stock/ask_correction.h"

#include "backend/platform/module/peers.h"
#include "backend/stock/correction_store.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/permissions.h"

namespace firstcome::stock {

using approvals::Approval;
using approvals::Granted;
using approvals::Proposal;
using approvals::Sight;

namespace {

Id optionOf(const Proposal &proposal)
{
    return idFrom(QByteArrayView(proposal.subjectId)).value_or(0);
}

} // namespace

AskCorrection::AskCorrection(const Ground &ground, const StockStore &stock, const CorrectStock &correct,
                             approvals::Approvals &acts)
    : m_ground(ground), m_stock(stock), m_correct(correct), m_acts(acts)
{
    approvals::Act act;
    act.action = ApprovalAction::StockCorrection;
    act.subjectType = "option";
    act.permission = permission::StockCorrect;
    act.look = [this](sql::Connection &connection, const Proposal &proposal) { return look(connection, proposal); };
    act.carryOut = [this](sql::Connection &connection, const Granted &granted) {
        return carryOut(connection, granted);
    };
    act.stands = [](sql::Connection &connection, const Approval &approval) { return stands(connection, approval); };
    act.effects = [](sql::Connection &connection) { return CorrectionStore::countApproved(connection); };
    acts.offer(std::move(act));
}

Result<Approval> AskCorrection::run(sql::Connection &connection, const CorrectionCall &call, Instant now) const
{
    const auto option = locked(connection, call.optionId);
    if (!option)
        return refuse(code::optionNotFound);
    if (call.form.kind == StockEntryKind::Scrapped && option->available() < call.form.quantity)
        return refuse(code::stockInsufficient, QStringLiteral("Less than that is available."),
                      {{QStringLiteral("available"), option->available()}});
    Proposal proposal;
    proposal.action = ApprovalAction::StockCorrection;
    proposal.subjectId = QByteArray::number(call.optionId);
    proposal.terms = termsOf(call.form);
    proposal.reason = call.form.reason;
    proposal.by = {true, call.correctorId};
    proposal.requestId = call.requestId;
    return m_acts.ask(connection, proposal, now);
}

std::optional<Option> AskCorrection::locked(sql::Connection &connection, Id optionId) const
{
    const auto found = m_stock.lock(connection, {optionId});
    return found.empty() || found.front().deletedAt ? std::nullopt : std::optional(found.front());
}

QString AskCorrection::labelOf(sql::Connection &connection, const Option &option) const
{
    const auto products = m_ground.peers.products(connection, {option.productId});
    const auto product = products.find(option.productId);
    return product == products.end() ? option.name : QStringLiteral("%1 · %2").arg(product->second.name, option.name);
}

Result<Sight> AskCorrection::look(sql::Connection &connection, const Proposal &proposal) const
{
    const auto option = locked(connection, optionOf(proposal));
    if (!option)
        return refuse(code::optionNotFound);
    const CorrectionForm form = formOf(proposal.terms, proposal.reason);
    const qint64 change = form.kind == StockEntryKind::Received ? form.quantity : -form.quantity;
    Option corrected = *option;
    corrected.onHand += change;
    QJsonObject after = countedJson(corrected);
    after.insert(QStringLiteral("kind"), QLatin1StringView(textOf(form.kind)));
    after.insert(QStringLiteral("quantity"), form.quantity);
    return Sight{labelOf(connection, *option), countedJson(*option), after,
                 QByteArray::number(option->onHand + option->sold)};
}

Result<QJsonObject> AskCorrection::carryOut(sql::Connection &connection, const Granted &granted) const
{
    const Proposal &asked = granted.approval.asked;
    CorrectionCall call{optionOf(asked), formOf(asked.terms, asked.reason), Corrector::Operator, asked.by.id,
                        granted.requestId};
    call.approvalId = granted.approval.id;
    call.approvedBy = granted.by;
    const auto corrected = m_correct.run(connection, call, granted.now);
    if (!corrected)
        return tl::unexpected(corrected.error());
    return toJson(*corrected);
}

bool AskCorrection::stands(sql::Connection &connection, const Approval &approval)
{
    const auto correction = CorrectionStore::approvedBy(connection, approval.id);
    const CorrectionForm form = formOf(approval.asked.terms, approval.asked.reason);
    return correction && correction->optionId == optionOf(approval.asked) && correction->what.kind == form.kind &&
           correction->what.quantity == form.quantity && correction->correctorId == approval.asked.by.id;
}

} // namespace firstcome::stock

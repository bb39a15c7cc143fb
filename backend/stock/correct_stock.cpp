// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/stock/correct_stock.h"

#include "backend/platform/module/peers.h"
#include "backend/stock/correction_store.h"
#include "shared/contract/error_codes.h"

namespace firstcome::stock {

QJsonObject countedJson(const Option &option)
{
    return {{QStringLiteral("onHand"), option.onHand}, {QStringLiteral("available"), option.available()}};
}

QJsonObject toJson(const Corrected &corrected)
{
    const Option &option = corrected.option;
    QJsonObject body = toJson(corrected.correction);
    body.insert(QStringLiteral("stock"), toJson(StockView{option.id,
                                                          option.productId,
                                                          {},
                                                          {},
                                                          option.onHand,
                                                          option.held,
                                                          option.sold,
                                                          option.version,
                                                          option.off == OffSale::No}));
    return body;
}

bool CorrectStock::mayTouch(sql::Connection &connection, const Option &option, const CorrectionCall &call) const
{
    if (call.corrector == Corrector::Operator)
        return true;
    const auto products = m_ground.peers.products(connection, {option.productId});
    const auto product = products.find(option.productId);
    return product != products.end() && product->second.sellerId == call.correctorId;
}

Result<Corrected> CorrectStock::run(sql::Connection &connection, const CorrectionCall &call, Instant now) const
{
    const auto found = m_stock.lock(connection, {call.optionId});
    if (found.empty() || found.front().deletedAt || !mayTouch(connection, found.front(), call))
        return refuse(code::optionNotFound);
    const Correction correction{m_ground.ids.next(now), call.optionId, call.form,      call.corrector,
                                call.correctorId,       now,           call.approvalId};
    const StockMove move{call.optionId, call.form.quantity, correction.cause()};
    const auto moved = call.form.kind == StockEntryKind::Received ? m_stock.receive(connection, move, now)
                                                                  : m_stock.scrap(connection, move, now);
    if (!moved)
        return tl::unexpected(moved.error());
    CorrectionStore::insert(connection, correction);
    const Corrected corrected{correction, *m_stock.find(connection, call.optionId)};
    if (call.corrector == Corrector::Operator)
        audit(connection, call, found.front(), corrected);
    return corrected;
}

void CorrectStock::audit(sql::Connection &connection, const CorrectionCall &call, const Option &before,
                         const Corrected &after) const
{
    QJsonObject now = countedJson(after.option);
    now.insert(QStringLiteral("correctionId"), idText(after.correction.id));
    now.insert(QStringLiteral("kind"), QLatin1StringView(textOf(call.form.kind)));
    now.insert(QStringLiteral("quantity"), call.form.quantity);
    now.insert(QStringLiteral("reason"), call.form.reason);
    now.insert(QStringLiteral("approvalId"), idText(call.approvalId));
    now.insert(QStringLiteral("approvedBy"), idText(call.approvedBy));
    m_ground.audit.append(connection, {call.correctorId, "stock.correct", "option:" + QByteArray::number(call.optionId),
                                       countedJson(before), now, call.requestId, after.correction.at});
}

} // namespace firstcome::stock

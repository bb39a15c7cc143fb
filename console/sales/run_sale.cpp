// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/sales/run_sale.h"

#include "console/page/operator_session.h"
#include "console/sales/sale_words.h"
#include "console/widgets/confirm_dialog.h"
#include "console/widgets/format.h"
#include "console/widgets/refusal_text.h"
#include "shared/client/api_client.h"
#include "shared/client/client_codes.h"
#include <QWidget>

namespace firstcome {

namespace {

const QString sales = QStringLiteral("/v1/ops/sales");

QString pathOf(Id saleId)
{
    return sales + u'/' + idText(saleId);
}

} // namespace

RunSale::RunSale(ApiClient &api, OperatorSession &session, QWidget *owner)
    : QObject(owner), m_api(api), m_session(session), m_owner(owner)
{
}

bool RunSale::mayRun() const
{
    return m_session.may(permission::SaleRun);
}

QString RunSale::whyNotCreate() const
{
    return mayRun() ? QString() : tr("You need the permission sale.run.");
}

QString RunSale::whyNotEdit(const SaleView *sale, Instant serverNow) const
{
    if (!mayRun())
        return whyNotCreate();
    if (!sale)
        return tr("Select a sale first.");
    const SaleState state = sale->window.stateAt(serverNow);
    return allowedSaleActions(state, m_session.permissions()).edit ? QString() : tr("The sale is over.");
}

QString RunSale::whyNotOpen(const SaleView *sale, Instant serverNow) const
{
    if (!mayRun())
        return whyNotCreate();
    if (!sale)
        return tr("Select a sale first.");
    const SaleState state = sale->window.stateAt(serverNow);
    if (allowedSaleActions(state, m_session.permissions()).openNow)
        return {};
    return state == SaleState::Open ? tr("The sale is open.") : tr("The sale is over; plan a new one.");
}

QString RunSale::whyNotClose(const SaleView *sale, Instant serverNow) const
{
    if (!mayRun())
        return whyNotCreate();
    if (!sale)
        return tr("Select a sale first.");
    const SaleState state = sale->window.stateAt(serverNow);
    if (allowedSaleActions(state, m_session.permissions()).closeNow)
        return {};
    return state == SaleState::Planned ? tr("The sale has not opened yet.") : tr("The sale is over.");
}

QString RunSale::whyNotRehearse(const SaleView *sale, Instant serverNow) const
{
    if (!m_session.may(permission::LoadRun))
        return tr("You need the permission load.run.");
    if (!sale)
        return tr("Select a sale first.");
    return sale->window.stateAt(serverNow) == SaleState::Ended ? tr("The sale is over.") : QString();
}

void RunSale::askToOpen(const SaleView &sale, Instant serverNow)
{
    const QString planned = format::dateTime(sale.window.openAt);
    ConfirmDialog::ask(m_owner,
                       {tr("Open this sale now?"),
                        tr("“%1” can be ordered at once, %2 before the planned time (%3). It closes as planned at %4. "
                           "%5 units are available.")
                            .arg(sale.product, format::duration(sale.window.openAt - serverNow), planned,
                                 format::dateTime(sale.window.closeAt), format::count(sale.available)),
                        tr("Open now"),
                        tr("Leave it planned"),
                        false,
                        {},
                        {}},
                       [this, id = sale.id, name = sale.product](const QString &) {
                           move(id, {QStringLiteral("open"), tr("“%1” is open.").arg(name)});
                       });
}

QString RunSale::heldWords(qint64 held)
{
    return held == 0 ? tr("Nothing is held.")
                     : tr("%Ln unit(s) that are held stay held until they are paid for or their time is over.", nullptr,
                          int(held));
}

void RunSale::askToClose(const SaleView &sale, Instant serverNow)
{
    ConfirmDialog::ask(m_owner,
                       {tr("Close this sale now?"),
                        tr("Nobody can order “%1” in this sale any more, %2 before its planned end (%3).")
                                .arg(sale.product, format::duration(sale.window.closeAt - serverNow),
                                     format::dateTime(sale.window.closeAt)) +
                            u' ' + heldWords(sale.held) + u' ' + tr("It cannot be opened again."),
                        tr("Close sale"),
                        tr("Keep it open"),
                        true,
                        tr("close"),
                        {}},
                       [this, id = sale.id, name = sale.product](const QString &) {
                           move(id, {QStringLiteral("close"), tr("“%1” is closed.").arg(name)});
                       });
}

void RunSale::move(Id saleId, const Move &move)
{
    m_api.send(ApiRequest::post(pathOf(saleId) + u'/' + move.verb), this,
               [this, words = move.words](const Result<ApiAnswer> &answer) {
                   if (answer)
                       Q_EMIT done(saleFrom(answer->json), words);
                   else
                       Q_EMIT refused(refusalText(answer.error()));
               });
}

void RunSale::save(const SaleForm::Draft &draft)
{
    ApiRequest request =
        draft.changed ? ApiRequest::patch(pathOf(draft.changed->id), draft.body) : ApiRequest::post(sales, draft.body);
    if (draft.changed) {
        request.withIfMatch('"' + QByteArray::number(draft.changed->version) + '"');
    } else {
        if (m_key && m_keyedBody == draft.body)
            request.idempotencyKey = *m_key;
        else
            request.withIdempotencyKey();
        m_key = request.idempotencyKey;
        m_keyedBody = draft.body;
    }
    const bool isNew = !draft.changed;
    m_api.send(request, this, [this, isNew](const Result<ApiAnswer> &answer) {
        if (!answer) {
            Q_EMIT saveRefused(answer.error());
            return;
        }
        m_key.reset();
        const SaleView sale = saleFrom(answer->json);
        Q_EMIT done(sale, isNew ? tr("“%1” is planned.").arg(sale.product) : tr("The change is saved."));
    });
}

} // namespace firstcome

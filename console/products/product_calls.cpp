// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/products/product_calls.h"

#include "shared/client/api_client.h"
#include "shared/client/client_codes.h"

namespace firstcome {

namespace {

constexpr int lostRace = 412;

QString pathOf(Id id)
{
    return QStringLiteral("/v1/ops/products/") + idText(id);
}

ProductDraft draftFrom(const ApiAnswer &answer)
{
    return {productFrom(answer.json), answer.etag};
}

} // namespace

ProductCalls::ProductCalls(ApiClient &api, QObject *parent) : QObject(parent), m_api(api) {}

void ProductCalls::load(Id id)
{
    m_api.send(ApiRequest::get(pathOf(id)), this, [this, id](const Result<ApiAnswer> &answer) {
        if (answer)
            Q_EMIT loaded(draftFrom(*answer));
        else
            Q_EMIT notLoaded(id, answer.error());
    });
}

void ProductCalls::save(const ProductDraft &draft)
{
    ApiRequest request = ApiRequest::patch(pathOf(draft.id()), draft.patch());
    request.withIfMatch(draft.etag());
    m_api.send(request, this, [this, draft](const Result<ApiAnswer> &answer) {
        if (answer)
            Q_EMIT saved(draft, draftFrom(*answer));
        else if (statusOf(answer.error()) == lostRace)
            loadAfterLoss(draft);
        else
            Q_EMIT refused(draft, answer.error());
    });
}

void ProductCalls::loadAfterLoss(const ProductDraft &sent)
{
    m_api.send(ApiRequest::get(pathOf(sent.id())), this, [this, sent](const Result<ApiAnswer> &answer) {
        if (answer)
            Q_EMIT overtaken(sent, draftFrom(*answer));
        else
            Q_EMIT refused(sent, answer.error());
    });
}

} // namespace firstcome

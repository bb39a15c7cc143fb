// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/list_page.h"
#include "console/widgets/refusal_text.h"
#include "shared/client/api_client.h"
#include <QJsonArray>

namespace firstcome {

/// A page of a list as the server gives it: `items` and `nextCursor`.
struct PageCall
{
    ApiClient &api;
    ApiRequest request; ///< without limit and cursor
    PagedTable::PageRequest page;
};

/// Asks for it and gives its rows to the model; what `rowFrom` makes no row of is left out.
/// Thread: GUI. `list` lives as long as `model`; nullptr: nobody shows the age of the data.
template <typename Model, typename RowFrom>
void fetchPage(ListPage *list, Model *model, PageCall call, RowFrom rowFrom)
{
    call.request.with("limit", QString::number(call.page.limit)).with("cursor", call.page.cursor);
    call.api.send(call.request, model, [=, query = call.page.query](const Result<ApiAnswer> &answer) {
        if (!answer)
            return model->failPage(query, refusalText(answer.error()));
        std::vector<typename decltype(rowFrom(QJsonObject()))::value_type> rows;
        const QJsonArray items = answer->json.value(QLatin1StringView("items")).toArray();
        for (const QJsonValue &item : items) {
            if (auto row = rowFrom(item.toObject()))
                rows.push_back(*std::move(row));
        }
        if (list)
            list->setReadAt(systemNow());
        model->takePage(query, std::move(rows), answer->json.value(QLatin1StringView("nextCursor")).toString());
    });
}

} // namespace firstcome

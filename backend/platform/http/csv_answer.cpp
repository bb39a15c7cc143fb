// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/csv_answer.h"

#include "backend/platform/http/accept.h"
#include "shared/base/csv_text.h"

namespace firstcome::http {

namespace {

QByteArray cellOf(const QJsonValue &value, bool isId)
{
    if (value.isString())
        return isId ? csvId(value.toString()) : csvText(value.toString());
    if (value.isBool())
        return value.toBool() ? "true" : "false";
    if (!value.isDouble())
        return {};
    const qint64 whole = value.toInteger(std::numeric_limits<qint64>::min());
    return whole != std::numeric_limits<qint64>::min() ? QByteArray::number(whole)
                                                       : QByteArray::number(value.toDouble(), 'g', 15);
}

void appendLine(QByteArray &text, const CsvFile &file, const QJsonObject &item)
{
    for (const CsvColumn &column : file.columns)
        text += cellOf(item.value(QLatin1StringView(column.field)), column.isId) + ',';
    text.chop(1);
    text += "\r\n";
}

QByteArray namesOf(const CsvFile &file)
{
    QByteArray text(csvMark);
    for (const CsvColumn &column : file.columns)
        text.append(column.field).append(',');
    text.chop(1);
    return text += "\r\n";
}

/// The same request from another position on.
QByteArray linkTo(const Request &request, QByteArrayView next)
{
    QByteArrayList pairs;
    for (const QByteArray &pair : request.query.split('&')) {
        if (!pair.isEmpty() && !pair.startsWith("cursor="))
            pairs.append(pair);
    }
    pairs.append("cursor=" + encodeCursor(next));
    return '<' + request.path + '?' + pairs.join('&') + ">; rel=\"next\"";
}

} // namespace

bool wantsCsv(const Request &request)
{
    return preferredType(request, {"application/json", "text/csv"}) == "text/csv";
}

QCoro::Task<Response> csvAnswer(const Request &request, CsvFile file, ListReader read)
{
    const auto page = pageOf(request);
    if (!page)
        co_return problem(page.error(), request);
    int wanted = request.queryValue("limit") ? page->limit : mostCsvRows;
    QByteArray text = page->cursor.isEmpty() ? namesOf(file) : QByteArray();
    Page part{0, page->cursor};
    do {
        part.limit = std::min(wanted, csvRowsAtOnce);
        const work::Reply<ListPart> reply = read(part);
        const ListPart given = co_await reply;
        for (const QJsonValue &item : given.items)
            appendLine(text, file, item.toObject());
        wanted -= int(given.items.size());
        part.cursor = given.next;
    } while (wanted > 0 && !part.cursor.isEmpty());
    Response response = encoded(200, text);
    response.contentType = "text/csv; charset=utf-8";
    response.headers.emplace_back("Content-Disposition", QByteArray("attachment; filename=\"") + file.name + '"');
    if (!part.cursor.isEmpty())
        response.headers.emplace_back("Link", linkTo(request, part.cursor));
    co_return response;
}

} // namespace firstcome::http

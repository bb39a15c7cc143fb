// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/listing.h"
#include "backend/platform/work/reply.h"
#include <qcorotask.h>

namespace firstcome::http {

/// One column of a list as a file: the item's field it shows. Texts are guarded and ids are texts
/// (shared/base/csv_text.h); numbers are plain.
struct CsvColumn
{
    const char *field;
    bool isId = false;
};

struct CsvFile
{
    const char *name; ///< "orders.csv"
    std::vector<CsvColumn> columns;
};

/// Some items of a list, and the position behind the last; empty at its end.
struct ListPart
{
    QJsonArray items;
    QByteArray next;
};

/// Reads the part behind a position (empty: the first), so many items at most.
using ListReader = std::function<work::Reply<ListPart>(Page part)>;

/// Whether the caller wants a file and not a page.
bool wantsCsv(const Request &request);

/// Everything that matches as one file, read part by part, so that no reader of the database is held for long. A list
/// of more than `mostCsvRows` goes on at the address in the header Link; so does one asked for with `limit`.
/// Only the first part has the line of names, and the mark by which spreadsheets know UTF-8.
QCoro::Task<Response> csvAnswer(const Request &request, CsvFile file, ListReader read);

constexpr int mostCsvRows = 100'000;
constexpr int csvRowsAtOnce = 1'000;

} // namespace firstcome::http

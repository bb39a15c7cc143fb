// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/imports/csv_rows.h"

#include "shared/contract/error_codes.h"
#include <csv.h>
#include <memory>
#include <vector>

namespace firstcome::imports {

namespace {

constexpr QByteArrayView utf8Mark = "\xef\xbb\xbf";
constexpr qsizetype bytesAtOnce = 64 * 1024; // after each the row limit is looked at

tl::unexpected<Refusal> invalid(const QString &why)
{
    return refuse(code::fileInvalid, why);
}

/// What libcsv's callbacks write into.
struct Rows
{
    const std::function<void(std::span<const QByteArray>)> &take;
    std::vector<QByteArray> fields;
    int count = 0;

    static void field(void *text, size_t length, void *self)
    {
        static_cast<Rows *>(self)->fields.emplace_back(static_cast<const char *>(text), qsizetype(length));
    }

    static void end(int, void *self)
    {
        auto &rows = *static_cast<Rows *>(self);
        if (rows.count <= csvRowLimit)
            rows.take(rows.fields);
        ++rows.count;
        rows.fields.clear();
    }
};

std::optional<QString> encodingFault(const QByteArray &file)
{
    if (file.startsWith("\xff\xfe") || file.startsWith("\xfe\xff"))
        return QStringLiteral("The file is in UTF-16; save it as CSV in UTF-8.");
    if (file.contains('\0'))
        return QStringLiteral("The file holds NUL bytes: it is no CSV text in UTF-8.");
    if (!file.isValidUtf8())
        return QStringLiteral("The file is not in UTF-8; save it as CSV in UTF-8.");
    return std::nullopt;
}

} // namespace

Result<void> readCsv(const QByteArray &file, const std::function<void(std::span<const QByteArray>)> &row)
{
    if (const auto fault = encodingFault(file))
        return invalid(*fault);
    csv_parser parser;
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
        throw std::bad_alloc();
    const std::unique_ptr<csv_parser, decltype(&csv_free)> owner(&parser, csv_free);

    Rows rows{row, {}, 0};
    qsizetype at = file.startsWith(utf8Mark) ? utf8Mark.size() : 0;
    const auto brokenQuotes = [&rows] {
        return invalid(QStringLiteral("Data row %1: the quotes are wrong; a quote inside a text is written twice.")
                           .arg(std::max(rows.count, 1)));
    };
    while (at < file.size()) {
        const size_t length = size_t(std::min(bytesAtOnce, file.size() - at));
        if (csv_parse(&parser, file.constData() + at, length, Rows::field, Rows::end, &rows) != length)
            return brokenQuotes();
        if (rows.count > csvRowLimit + 1)
            return invalid(QStringLiteral("The file has more than %1 rows; import it in parts.").arg(csvRowLimit));
        at += qsizetype(length);
    }
    if (csv_fini(&parser, Rows::field, Rows::end, &rows) != 0)
        return brokenQuotes();
    if (rows.count == 0)
        return invalid(QStringLiteral("The file is empty."));
    return {};
}

} // namespace firstcome::imports

// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/imports/csv_rows.h"

#include "shared/contract/error_codes.h"
#include <csv.h>
#include <memory>
#include <vector>

namespace firstcome::imports {

namespace {

constexpr qsizetype bytesAtOnce = 64 * 1024; // after each the row limit is looked at
constexpr unsigned char strict = CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL;
constexpr unsigned char lenient = CSV_STRICT_FINI | CSV_REPALL_NL;

tl::unexpected<Refusal> invalid(const QString &why)
{
    return refuse(code::fileInvalid, why);
}

/// What libcsv's callbacks write into.
struct Rows
{
    const std::function<void(const CsvRow &)> &take;
    std::vector<QByteArray> fields;
    int lines = 0; ///< that are over, empty ones too
    int rows = 0;  ///< that held something
    bool strayQuotes = false;
    int lastEnd = 0;

    static void field(void *text, size_t length, void *self)
    {
        static_cast<Rows *>(self)->fields.emplace_back(static_cast<const char *>(text), qsizetype(length));
    }

    static void end(int character, void *self)
    {
        auto &rows = *static_cast<Rows *>(self);
        const bool secondHalf = rows.fields.empty() && character == CSV_LF && rows.lastEnd == CSV_CR;
        rows.lastEnd = secondHalf ? 0 : character;
        if (secondHalf || (character < 0 && rows.fields.empty()))
            return;
        ++rows.lines;
        if (rows.fields.empty())
            return;
        if (rows.rows <= csvRowLimit)
            rows.take({rows.fields, rows.lines, rows.strayQuotes});
        ++rows.rows;
        rows.strayQuotes = false;
        rows.fields.clear();
    }
};

/// Reads on, without strictness where a quote stands wrong, until that row is over.
class Parser
{
public:
    Parser(const FileText &text, Rows &rows) : m_text(text.utf8), m_rows(rows)
    {
        if (csv_init(&m_parser, strict) != 0)
            throw std::bad_alloc();
        csv_set_delim(&m_parser, static_cast<unsigned char>(text.separator));
    }
    ~Parser() { csv_free(&m_parser); }
    Parser(const Parser &) = delete;
    Parser &operator=(const Parser &) = delete;

    bool atEnd() const { return m_at >= m_text.size(); }

    void step()
    {
        const qsizetype length = std::min(bytesAtOnce, m_text.size() - m_at);
        if (parse(length) == length)
            return;
        if (csv_error(&m_parser) == CSV_ENOMEM)
            throw std::bad_alloc();
        readOverStrayQuote();
    }

    bool finish() { return csv_fini(&m_parser, Rows::field, Rows::end, &m_rows) == 0; }

private:
    qsizetype parse(qsizetype length)
    {
        const auto read =
            qsizetype(csv_parse(&m_parser, m_text.constData() + m_at, size_t(length), Rows::field, Rows::end, &m_rows));
        m_at += read;
        return read;
    }

    void readOverStrayQuote()
    {
        m_rows.strayQuotes = true;
        csv_set_opts(&m_parser, lenient);
        while (!atEnd() && m_rows.strayQuotes)
            parse(1);
        csv_set_opts(&m_parser, strict);
    }

    const QByteArray &m_text;
    Rows &m_rows;
    csv_parser m_parser{};
    qsizetype m_at = 0;
};

} // namespace

Result<void> readCsv(const FileText &text, const std::function<void(const CsvRow &)> &take)
{
    Rows rows{take, {}};
    Parser parser(text, rows);
    while (!parser.atEnd()) {
        parser.step();
        if (rows.rows > csvRowLimit + 1)
            return invalid(QStringLiteral("The file has more than %1 rows; import it in parts.").arg(csvRowLimit));
    }
    if (!parser.finish())
        return invalid(
            QStringLiteral("Row %1: the quotes are wrong, one that is opened there is never closed. Close it, "
                           "or write a quote inside a text twice.")
                .arg(rows.lines + 1));
    if (rows.rows == 0)
        return invalid(QStringLiteral("The file is empty. Export the products again."));
    return {};
}

} // namespace firstcome::imports

// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/imports/failed_rows.h"

#include "backend/imports/csv_rows.h"
#include "shared/base/csv_text.h"

namespace firstcome::imports {

namespace {

const auto errorColumn = QStringLiteral("Import error");

/// Copies rows as they stand.
class RowCopy
{
public:
    RowCopy(const QMap<int, QString> &wanted, qsizetype most) : m_wanted(wanted), m_most(most) {}

    void take(const CsvRow &row)
    {
        if (!m_width) {
            // A file that was mended may still have the column of the run before.
            const bool hasErrors = !row.fields.empty() && QString::fromUtf8(row.fields.back()) == errorColumn;
            m_width = row.fields.size() - (hasErrors ? 1 : 0);
            append(row, errorColumn);
            return;
        }
        const auto wanted = m_wanted.constFind(row.number);
        if (wanted == m_wanted.constEnd())
            return;
        if (m_rows.csv.size() < m_most)
            append(row, *wanted);
        else
            ++m_rows.omitted;
    }
    FailedRows rows() { return std::move(m_rows); }

private:
    void append(const CsvRow &row, const QString &last)
    {
        for (size_t i = 0; i < *m_width; ++i)
            m_rows.csv += (i < row.fields.size() ? csvText(QString::fromUtf8(row.fields[i])) : QByteArray()) + ',';
        m_rows.csv += csvText(last) + "\r\n";
    }

    const QMap<int, QString> &m_wanted;
    qsizetype m_most;
    std::optional<size_t> m_width;
    FailedRows m_rows{csvMark, 0};
};

} // namespace

FailedRows failedRowsOf(const QByteArray &file, const ImportReport &report, qsizetype most)
{
    const auto text = fileText(file);
    if (!text)
        return {};
    RowCopy copy(report.failedRows, most);
    const auto read = readCsv(*text, [&copy](const CsvRow &row) { copy.take(row); });
    return read ? copy.rows() : FailedRows();
}

} // namespace firstcome::imports

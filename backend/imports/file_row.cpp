// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/imports/file_row.h"

#include "shared/base/text_form.h"

namespace firstcome::imports {

bool FileRow::isBlank() const
{
    return std::all_of(cells.fields.begin(), cells.fields.end(), [](const QByteArray &f) { return f.isEmpty(); });
}

QStringList FileRow::optionValues() const
{
    QStringList values;
    for (const Column column : {Column::Option1, Column::Option2, Column::Option3}) {
        const QString value = tidyName(text(column));
        if (!value.isEmpty())
            values.append(value);
    }
    return values;
}

std::optional<QString> FileRow::fault() const
{
    const auto width = size_t(columns.width());
    const bool tooWide =
        cells.fields.size() > width && std::any_of(cells.fields.begin() + qsizetype(width), cells.fields.end(),
                                                   [](const QByteArray &field) { return !field.isEmpty(); });
    if (tooWide)
        return QStringLiteral("The row has more fields than the header.");
    const bool swallows =
        cells.strayQuotes && std::any_of(cells.fields.begin(), cells.fields.end(),
                                         [](const QByteArray &field) { return field.contains('\n'); });
    if (swallows)
        return QStringLiteral("The quotes are wrong: one is opened and the lines behind it cannot be told apart.");
    const QString twice = columns.contradiction(cells.fields);
    if (!twice.isEmpty())
        return QStringLiteral("The column %1 stands there twice and says two things here.").arg(twice);
    return std::nullopt;
}

} // namespace firstcome::imports

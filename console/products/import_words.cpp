// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/products/import_words.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace firstcome::import_words {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("import", text);
}

QString counted(const char *text, int count)
{
    return QCoreApplication::translate("import", text, nullptr, count);
}

struct Known
{
    const char *pattern;
    const char *words; ///< %1 is what the pattern catches
};

// What the server finds wrong in a row; it speaks English.
constexpr Known knownMessages[] = {
    {"^The row has more fields than the header\\.$",
     QT_TRANSLATE_NOOP("import", "The row has more fields than the header.")},
    {"^is missing$", QT_TRANSLATE_NOOP("import", "is missing")},
    {"^is missing; write 0 where there is none$",
     QT_TRANSLATE_NOOP("import", "is missing; write 0 where there is none")},
    {"^\"(.*)\" is no price such as 12900 or 12\\.50$",
     QT_TRANSLATE_NOOP("import", "“%1” is no price such as 12900 or 12.50")},
    {"^\"(.*)\" is no whole number$", QT_TRANSLATE_NOOP("import", "“%1” is no whole number")},
    {"^\"(.*)\" stands there twice for this product$",
     QT_TRANSLATE_NOOP("import", "“%1” stands there twice for this product")},
    {"^must not be empty$", QT_TRANSLATE_NOOP("import", "must not be empty")},
    {"^must have at most (\\d+) characters$", QT_TRANSLATE_NOOP("import", "must have at most %1 characters")},
    {"^must be from 1 to (\\d+) won$", QT_TRANSLATE_NOOP("import", "must be from 1 to %1 won")},
    {"^must be from 0 to (\\d+)$", QT_TRANSLATE_NOOP("import", "must be from 0 to %1")},
    {"^a product has at most (\\d+) options$", QT_TRANSLATE_NOOP("import", "a product has at most %1 options")},
};

QStringList promised(const ImportReport &report)
{
    QStringList parts;
    if (report.created > 0)
        parts << counted(QT_TRANSLATE_N_NOOP("import", "%n product(s) will be created."), report.created);
    if (report.updated > 0)
        parts << counted(QT_TRANSLATE_N_NOOP("import", "%n product(s) will be updated."), report.updated);
    if (report.unchanged > 0)
        parts << counted(QT_TRANSLATE_N_NOOP("import", "%n product(s) are as the file says already."),
                         report.unchanged);
    if (report.failed > 0)
        parts << counted(QT_TRANSLATE_N_NOOP("import", "%n product(s) cannot be imported; the rest can."),
                         report.failed);
    return parts;
}

QStringList done(const ImportReport &report)
{
    QStringList parts;
    if (report.created > 0)
        parts << counted(QT_TRANSLATE_N_NOOP("import", "%n product(s) were created."), report.created);
    if (report.updated > 0)
        parts << counted(QT_TRANSLATE_N_NOOP("import", "%n product(s) were updated."), report.updated);
    if (report.created + report.updated == 0 && report.unchanged > 0)
        parts << translated(QT_TRANSLATE_NOOP("import", "Nothing had to be changed."));
    if (report.unchanged > 0)
        parts << counted(QT_TRANSLATE_N_NOOP("import", "%n product(s) were as the file says already."),
                         report.unchanged);
    if (report.failed > 0)
        parts << counted(QT_TRANSLATE_N_NOOP("import", "%n product(s) could not be imported."), report.failed);
    return parts;
}

} // namespace

QString summary(const ImportReport &report)
{
    QStringList parts = report.dryRun ? promised(report) : done(report);
    if (parts.isEmpty())
        parts << translated(QT_TRANSLATE_NOOP("import", "The file has no products."));
    if (report.rounded > 0)
        parts << counted(QT_TRANSLATE_N_NOOP("import", "%n price(s) had a fraction and are rounded to whole won."),
                         report.rounded);
    if (report.skipped > 0)
        parts << counted(QT_TRANSLATE_N_NOOP("import", "%n product(s) are left out: the file marks them unpublished."),
                         report.skipped);
    return parts.join(u' ');
}

QString verb(const ImportReport &report)
{
    const int products = report.created + report.updated;
    return products == 0 ? QString() : counted(QT_TRANSLATE_N_NOOP("import", "Import %n product(s)"), products);
}

QString fieldName(const QString &field)
{
    static const QHash<QString, const char *> names{
        {QStringLiteral("handle"), QT_TRANSLATE_NOOP("import", "Handle (key)")},
        {QStringLiteral("name"), QT_TRANSLATE_NOOP("import", "Name")},
        {QStringLiteral("description"), QT_TRANSLATE_NOOP("import", "Description")},
        {QStringLiteral("category"), QT_TRANSLATE_NOOP("import", "Category")},
        {QStringLiteral("tags"), QT_TRANSLATE_NOOP("import", "Tags")},
        {QStringLiteral("published"), QT_TRANSLATE_NOOP("import", "Published or not")},
        {QStringLiteral("status"), QT_TRANSLATE_NOOP("import", "Status")},
        {QStringLiteral("command"), QT_TRANSLATE_NOOP("import", "Command")},
        {QStringLiteral("option1"), QT_TRANSLATE_NOOP("import", "First option")},
        {QStringLiteral("option2"), QT_TRANSLATE_NOOP("import", "Second option")},
        {QStringLiteral("option3"), QT_TRANSLATE_NOOP("import", "Third option")},
        {QStringLiteral("location"), QT_TRANSLATE_NOOP("import", "Location")},
        {QStringLiteral("price"), QT_TRANSLATE_NOOP("import", "Price")},
        {QStringLiteral("stock"), QT_TRANSLATE_NOOP("import", "Stock")},
    };
    const char *known = names.value(field);
    return known ? translated(known) : field;
}

Pill outcomePill(ImportOutcome::Kind kind)
{
    switch (kind) {
    case ImportOutcome::Kind::Created:
        return {Tone::Good, QStringLiteral("list-add"), translated(QT_TRANSLATE_NOOP("import", "New"))};
    case ImportOutcome::Kind::Updated:
        return {Tone::Selected, QStringLiteral("document-edit"), translated(QT_TRANSLATE_NOOP("import", "Updated"))};
    case ImportOutcome::Kind::Failed:
        return {Tone::Act, {}, translated(QT_TRANSLATE_NOOP("import", "Failed"))};
    case ImportOutcome::Kind::Unchanged:
        break;
    }
    return {Tone::Neutral, QStringLiteral("document-equal"), translated(QT_TRANSLATE_NOOP("import", "Unchanged"))};
}

int usedColumns(const ImportReport &report)
{
    return int(std::count_if(report.columns.begin(), report.columns.end(),
                             [](const ImportColumn &column) { return !column.field.isEmpty(); }));
}

QString message(const QString &english)
{
    for (const Known &known : knownMessages) {
        const auto match = QRegularExpression(QString::fromLatin1(known.pattern)).match(english);
        if (!match.hasMatch())
            continue;
        const QString words = translated(known.words);
        return match.lastCapturedIndex() > 0 ? words.arg(match.captured(1)) : words;
    }
    return english;
}

} // namespace firstcome::import_words

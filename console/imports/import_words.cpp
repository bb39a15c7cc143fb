// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/imports/import_words.h"

#include <QCoreApplication>

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

struct KnownNote
{
    const char *code;
    const char *words;
};

// Of others the server's own words are said.
constexpr KnownNote knownNotes[] = {
    {"UTF16", QT_TRANSLATE_NOOP("import", "The file is in UTF-16.")},
    {"CP949", QT_TRANSLATE_NOOP("import", "The file is in CP949, as Korean Excel writes it.")},
    {"SEMICOLONS", QT_TRANSLATE_NOOP("import", "The columns are separated by semicolons.")},
    {"TABS", QT_TRANSLATE_NOOP("import", "The columns are separated by tabs.")},
    {"INVENTORY_FILE", QT_TRANSLATE_NOOP("import", "An inventory file: the units of all locations are added up, "
                                                   "nothing but stock is changed.")},
    {"NO_STOCK_COLUMN", QT_TRANSLATE_NOOP("import", "The file has no quantities: stock of what is there stays, what "
                                                    "is new begins with none.")},
    {"STRAY_QUOTES", QT_TRANSLATE_NOOP("import", "Stray quotes were taken as they stand.")},
    {"COLUMN_TWICE", QT_TRANSLATE_NOOP("import", "Of columns that stand there twice the first that is filled counts.")},
    {"STOCK_NEGATIVE", QT_TRANSLATE_NOOP("import", "Quantities below zero count as 0.")},
    {"STOCK_BLANK", QT_TRANSLATE_NOOP("import", "Blank quantities: stock of what is there stays, what is new begins "
                                                "with none.")},
    {"STOCK_WORDED", QT_TRANSLATE_NOOP("import", "Quantities in words such as “not stocked” count as 0.")},
    {"FIGURE_DRESSED", QT_TRANSLATE_NOOP("import", "Figures with separators, signs or units are read as plain "
                                                   "numbers.")},
    {"PARENT_STOCK", QT_TRANSLATE_NOOP("import", "Quantities of products whose variants have their own are left "
                                                 "aside.")},
    {"HANDLE_CARRIED", QT_TRANSLATE_NOOP("import", "Rows without a handle belong to the product above.")},
    {"NOT_IN_FILE", QT_TRANSLATE_NOOP("import", "Products of the store that are not in this file stay as they are.")},
};

/// What of the shop the source took away, and what that does.
QStringList warned(const ImportReport &report)
{
    QStringList parts;
    const int gone = int(report.gone.size()) + report.goneOmitted;
    const bool ended = gone > 0 && report.gone.constFirst().ended;
    if (ended && report.dryRun)
        parts << counted(QT_TRANSLATE_N_NOOP("import", "%Ln thing(s) the source took away will go off sale."), gone);
    else if (ended)
        parts << counted(QT_TRANSLATE_N_NOOP("import", "%Ln thing(s) the source took away went off sale."), gone);
    else if (gone > 0)
        parts << counted(QT_TRANSLATE_N_NOOP("import", "%Ln thing(s) the source took away go on selling."), gone);
    const int prices = int(report.priceMoves.size()) + report.priceMovesOmitted;
    if (prices > 0)
        parts << counted(QT_TRANSLATE_N_NOOP("import", "%Ln price(s) move by more than half: look at them."), prices);
    return parts;
}

QStringList promised(const ImportReport &report)
{
    QStringList parts;
    if (report.created > 0)
        parts << counted(QT_TRANSLATE_N_NOOP("import", "%Ln product(s) will be created."), report.created);
    if (report.updated > 0)
        parts << counted(QT_TRANSLATE_N_NOOP("import", "%Ln product(s) will be updated."), report.updated);
    if (report.unchanged > 0)
        parts << counted(QT_TRANSLATE_N_NOOP("import", "%Ln product(s) are as the file says already."),
                         report.unchanged);
    if (report.failed > 0)
        parts << counted(QT_TRANSLATE_N_NOOP("import", "%Ln product(s) cannot be imported; the rest can."),
                         report.failed);
    return parts;
}

QStringList done(const ImportReport &report)
{
    QStringList parts;
    if (report.created > 0)
        parts << counted(QT_TRANSLATE_N_NOOP("import", "%Ln product(s) were created."), report.created);
    if (report.updated > 0)
        parts << counted(QT_TRANSLATE_N_NOOP("import", "%Ln product(s) were updated."), report.updated);
    if (report.created + report.updated == 0 && report.unchanged > 0)
        parts << translated(QT_TRANSLATE_NOOP("import", "Nothing had to be changed."));
    if (report.unchanged > 0)
        parts << counted(QT_TRANSLATE_N_NOOP("import", "%Ln product(s) were as the file says already."),
                         report.unchanged);
    if (report.failed > 0)
        parts << counted(QT_TRANSLATE_N_NOOP("import", "%Ln product(s) could not be imported."), report.failed);
    return parts;
}

} // namespace

QString summary(const ImportReport &report)
{
    QStringList parts = report.dryRun ? promised(report) : done(report);
    if (parts.isEmpty())
        parts << translated(QT_TRANSLATE_NOOP("import", "The file has no products."));
    if (report.rounded > 0)
        parts << counted(QT_TRANSLATE_N_NOOP("import", "%Ln price(s) had a fraction and are rounded to whole won."),
                         report.rounded);
    if (report.skipped > 0)
        parts << counted(QT_TRANSLATE_N_NOOP("import", "%Ln product(s) are left out: the file marks them unpublished."),
                         report.skipped);
    parts << warned(report);
    return parts.join(u' ');
}

QString verb(const ImportReport &report)
{
    const int products = report.created + report.updated;
    if (products == 0 && report.ended > 0)
        return counted(QT_TRANSLATE_N_NOOP("import", "Take %Ln off sale"), report.ended);
    return products == 0 ? QString() : counted(QT_TRANSLATE_N_NOOP("import", "Import %Ln product(s)"), products);
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

Pill runPill(const ImportRun &run)
{
    switch (run.state) {
    case ImportState::Running:
        return {Tone::Selected, QStringLiteral("view-refresh"), translated(QT_TRANSLATE_NOOP("import", "Running"))};
    case ImportState::Done:
        return {Tone::Good, {}, translated(QT_TRANSLATE_NOOP("import", "Done"))};
    case ImportState::Refused:
        return {Tone::Act, {}, translated(QT_TRANSLATE_NOOP("import", "Refused"))};
    case ImportState::Interrupted:
        break;
    }
    return {Tone::Watch, {}, translated(QT_TRANSLATE_NOOP("import", "Interrupted"))};
}

QString goneReason(const QString &reason)
{
    static const QHash<QString, const char *> words{
        {QStringLiteral("NOT_IN_FILE"), QT_TRANSLATE_NOOP("import", "Not in the file any more")},
        {QStringLiteral("DRAFT"), QT_TRANSLATE_NOOP("import", "A draft in the source")},
        {QStringLiteral("ARCHIVED"), QT_TRANSLATE_NOOP("import", "Archived in the source")},
        {QStringLiteral("UNPUBLISHED"), QT_TRANSLATE_NOOP("import", "Not published in the source")},
        {QStringLiteral("DELETED"), QT_TRANSLATE_NOOP("import", "Deleted in the source")},
    };
    const char *known = words.value(reason);
    return known ? translated(known) : reason;
}

QString note(const ImportNote &note)
{
    const auto known = std::find_if(std::begin(knownNotes), std::end(knownNotes), [&note](const KnownNote &each) {
        return note.code == QLatin1StringView(each.code);
    });
    return known == std::end(knownNotes) ? note.message : translated(known->words);
}

int usedColumns(const ImportReport &report)
{
    return int(std::count_if(report.columns.begin(), report.columns.end(),
                             [](const ImportColumn &column) { return !column.field.isEmpty(); }));
}

} // namespace firstcome::import_words

// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/page/saved_views.h"

#include "console/widgets/confirm_dialog.h"
#include "console/widgets/icons.h"
#include "console/widgets/table_view.h"
#include "console/widgets/toast.h"
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>

namespace firstcome {

namespace {

const QString viewsKey = QStringLiteral("views");
const QString nameKey = QStringLiteral("name");
const QString filterKey = QStringLiteral("filter");
const QString columnsKey = QStringLiteral("columns");
const QString countKey = QStringLiteral("columnCount");

/// In a menu an ampersand marks a letter.
QString inMenu(QString name)
{
    return name.replace(u'&', QStringLiteral("&&"));
}

QJsonArray without(const QJsonArray &views, const QString &name)
{
    QJsonArray rest;
    for (const QJsonValue &view : views) {
        if (view[nameKey].toString() != name)
            rest.append(view);
    }
    return rest;
}

} // namespace

SavedViews::SavedViews(Parts parts, QWidget *parent) : QToolButton(parent), m_parts(std::move(parts))
{
    setIcon(themedIcon(QStringLiteral("bookmarks")));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::TabFocus);
    auto *menu = new QMenu(this);
    setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, &SavedViews::fillMenu);
    retranslate();
}

QJsonArray SavedViews::kept() const
{
    QJsonArray views;
    const QJsonArray read = QJsonDocument::fromJson(m_parts.memory.value(viewsKey).toByteArray()).array();
    for (const QJsonValue &view : read) {
        if (!view[nameKey].toString().isEmpty() && view[filterKey].isObject())
            views.append(view);
    }
    return views;
}

void SavedViews::write(const QJsonArray &views) const
{
    if (views.isEmpty())
        m_parts.memory.remove(viewsKey);
    else
        m_parts.memory.set(viewsKey, QJsonDocument(views).toJson(QJsonDocument::Compact));
}

QStringList SavedViews::names() const
{
    QStringList names;
    for (const QJsonValue &view : kept())
        names.append(view[nameKey].toString());
    names.sort(Qt::CaseInsensitive);
    return names;
}

bool SavedViews::keep(const QString &name)
{
    const QString tidy = name.simplified().left(longestName);
    QJsonArray views = without(kept(), tidy);
    if (tidy.isEmpty() || views.size() >= mostViews)
        return false;
    views.append(QJsonObject{{nameKey, tidy},
                             {filterKey, QJsonObject::fromVariantMap(m_parts.filter())},
                             {columnsKey, QString::fromLatin1(m_parts.table->arranged().toBase64())},
                             {countKey, m_parts.table->model()->columnCount()}});
    write(views);
    return true;
}

void SavedViews::choose(const QString &name)
{
    for (const QJsonValue &view : kept()) {
        if (view[nameKey].toString() != name)
            continue;
        m_parts.take(view[filterKey].toObject().toVariantMap());
        // A list that has other columns by now keeps those it has.
        if (view[countKey].toInt() == m_parts.table->model()->columnCount())
            m_parts.table->arrange(QByteArray::fromBase64(view[columnsKey].toString().toLatin1()));
    }
}

void SavedViews::forget(const QString &name)
{
    write(without(kept(), name));
}

void SavedViews::fillMenu()
{
    QMenu *all = menu();
    all->clear();
    const QStringList known = names();
    for (const QString &name : known)
        connect(all->addAction(inMenu(name)), &QAction::triggered, this, [this, name] { choose(name); });
    all->addSeparator();
    QAction *keepAction = all->addAction(tr("Save this view…"));
    keepAction->setEnabled(known.size() < mostViews);
    connect(keepAction, &QAction::triggered, this, &SavedViews::askName);
    if (known.isEmpty())
        return;
    QMenu *forgotten = all->addMenu(tr("Remove a view"));
    for (const QString &name : known)
        connect(forgotten->addAction(inMenu(name)), &QAction::triggered, this, [this, name] { forget(name); });
}

void SavedViews::askName()
{
    ConfirmDialog::Question question;
    question.title = tr("Save this view");
    question.consequence =
        tr("Filters, order and columns are kept on this computer under a name. A view of the same name is replaced.");
    question.verb = tr("Save view");
    question.keep = tr("Cancel");
    question.dangerous = false;
    question.reasonLabel = tr("Name");
    question.reasonNeeded = true;
    ConfirmDialog::ask(this, question, [this](const QString &name) {
        const bool good = keep(name);
        Toast::show(this, {good ? Tone::Good : Tone::Act,
                           good ? tr("The view is saved.") : tr("There is no room for another view."),
                           {}});
    });
}

void SavedViews::retranslate()
{
    setText(tr("Views"));
    setToolTip(tr("Kept filters, order and columns"));
    setAccessibleName(tr("Views"));
}

} // namespace firstcome

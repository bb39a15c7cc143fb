// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/shell/workspace_list.h"

#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include <QCoreApplication>
#include <QEvent>

namespace firstcome {

namespace {

constexpr int itemHeight = 38;

} // namespace

QString pageTitle(const PageInfo &page)
{
    return QCoreApplication::translate("Page", page.title);
}

WorkspaceList::WorkspaceList(const QList<PageInfo> &pages, QWidget *parent) : QListWidget(parent), m_pages(pages)
{
    setProperty("role", QStringLiteral("places"));
    setFrameShape(NoFrame);
    setIconSize({metrics::icon, metrics::icon});
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (const PageInfo &page : m_pages) {
        auto *item = new QListWidgetItem(themedIcon(page.icon), {}, this);
        // Said here too: before the first show, the style sheet's height is known of the current item alone.
        item->setSizeHint({0, itemHeight});
    }
    connect(this, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0)
            Q_EMIT chosen(m_pages[row].id);
    });
    retranslate();
}

void WorkspaceList::setCurrent(const QString &page)
{
    const QSignalBlocker quiet(this);
    for (int row = 0; row < m_pages.size(); ++row) {
        if (m_pages[row].id == page)
            setCurrentRow(row);
    }
}

void WorkspaceList::setIconsOnly(bool iconsOnly)
{
    if (m_iconsOnly == iconsOnly)
        return;
    m_iconsOnly = iconsOnly;
    retranslate();
}

void WorkspaceList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QListWidget::changeEvent(event);
}

void WorkspaceList::retranslate()
{
    setAccessibleName(tr("Workspaces"));
    for (int row = 0; row < m_pages.size(); ++row) {
        item(row)->setText(m_iconsOnly ? QString() : pageTitle(m_pages[row]));
        item(row)->setData(Qt::AccessibleTextRole, pageTitle(m_pages[row]));
        item(row)->setToolTip(QStringLiteral("%1 (Ctrl+%2)").arg(pageTitle(m_pages[row])).arg(row + 1));
    }
}

} // namespace firstcome

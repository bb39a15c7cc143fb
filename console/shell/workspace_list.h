// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/page.h"
#include <QListWidget>

namespace firstcome {

/// The pages at the left: icon and name; arrow keys, mouse, and the number of each as a shortcut.
/// Thread: GUI.
class WorkspaceList : public QListWidget
{
    Q_OBJECT

public:
    explicit WorkspaceList(const QList<PageInfo> &pages, QWidget *parent = nullptr);
    void setCurrent(const QString &page);
    /// Without the names, which are on hover then.
    void setIconsOnly(bool iconsOnly);

Q_SIGNALS:
    void chosen(const QString &page);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QList<PageInfo> m_pages;
    bool m_iconsOnly = false;
};

/// The title of a page in the language of the moment.
QString pageTitle(const PageInfo &page);

} // namespace firstcome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/ui_memory.h"
#include <QJsonArray>
#include <QToolButton>
#include <QVariantMap>
#include <functional>

namespace firstcome {

class TableView;

/// The views of a list that the operator keeps under names: which rows are shown, in what order, in which columns. A
/// button with a menu: choose one, keep what is shown now, forget one.
/// Invariant: what is kept is in the page's memory, so it is there after a restart and after a crash; what cannot be
/// read there is left out. Thread: GUI.
class SavedViews : public QToolButton
{
    Q_OBJECT

public:
    /// What a view is of: the page's filter, its sort included, and the columns of its table.
    struct Parts
    {
        UiMemory memory;
        TableView *table;
        std::function<QVariantMap()> filter;
        std::function<void(const QVariantMap &)> take; ///< shows what that filter says, and says nothing else
    };

    static constexpr int longestName = 60;
    static constexpr int mostViews = 50;

    explicit SavedViews(Parts parts, QWidget *parent = nullptr);

    /// In order of the alphabet.
    QStringList names() const;
    /// What is shown now, under that name; another view of that name is replaced. False: there is no name, or no room.
    bool keep(const QString &name);
    void choose(const QString &name);
    void forget(const QString &name);
    void retranslate();

private:
    void fillMenu();
    void askName();
    QJsonArray kept() const;
    void write(const QJsonArray &views) const;

    Parts m_parts;
};

} // namespace firstcome

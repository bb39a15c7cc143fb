// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/chosen_row.h"
#include "console/page/list_columns.h"
#include "console/page/page.h"
#include "console/page/row_hold.h"
#include "console/widgets/empty_state.h"
#include "console/widgets/paged_table.h"
#include "shared/base/instant.h"

class QBoxLayout;

namespace firstcome {

class ContentStates;
class DetailsFrame;
class FilterBar;
class PageHeader;
class SavedViews;
class TableView;

/// How far a list is.
struct ListState
{
    enum class Phase : quint8 { Loading, Ready, Failed };

    Phase phase = Phase::Loading;
    int rows = 0; ///< shown
    QString failure;
    bool complete = true;             ///< all that match are loaded
    std::optional<qint64> total = {}; ///< how many match, where the server said so
};

ListState listStateOf(const PagedTable &model);

/// Of a model with `keyAt` and `rowOf`.
template <typename Model>
ChosenRow::Keys keysOf(const Model *model)
{
    return {[model](int row) { return model->keyAt(row); }, [model](Id key) { return model->rowOf(key); }};
}

/// What a page says of its list now: asked for whenever it is said, so that it follows language, filter and rows.
struct ListWords
{
    QString subtitle;
    QString failed;         ///< "Orders could not be loaded: %1"
    EmptyState::Text empty; ///< why there is no row
    QAction *remedy = nullptr;
};

/// A page that is a list: header, filters, table, details. Given a model, a filter bar, words and a state it plays
/// loading, empty, failed, the age of the data, the choice of a row, and how rows stand still.
/// Invariant: what the details show changes only by the operator or `open`.
/// Thread: GUI. Fetches nothing: its page does, and calls `follow`.
class ListPage : public QWidget
{
    Q_OBJECT

public:
    struct Parts
    {
        const PageContext &context;
        QAbstractItemModel *model;
        ChosenRow::Keys keys;
        ListColumns columns;
        FilterBar *filter;
        QWidget *details;
        int traits = 0;
    };
    enum Trait : quint8 {
        Live = 1,  ///< what is shown is as fresh as the live line
        Below = 2, ///< the page puts the details below its list; else they are the window's right pane
    };
    struct Play
    {
        std::function<ListState()> state;
        std::function<ListWords()> words;
        std::function<void()> again; ///< "Try again"
        std::function<PagedTable *()>
            walk; ///< all that match, as a list of its own, for exports; nothing: all are loaded
        /// What the filter says, and taking what it said once: for views that are kept; nothing: none are.
        std::function<QVariantMap()> filter = {};
        std::function<void(const QVariantMap &)> take = {};
    };

    /// Fills `page` unless it has a layout, and gives it its actions.
    ListPage(Page *page, const Parts &parts);

    void setPlay(Play play);
    /// State or words may have changed.
    void follow();
    /// The data were read now.
    void setReadAt(Instant at);
    /// Chooses what `key` names, if it is an id, and shows the details.
    void open(const QString &key);
    void retranslate(const QString &title);

    /// Between the filters and the table.
    void addAbove(QWidget *widget);
    /// Instead of the table alone: `body` holds `states`.
    void setBody(QWidget *body);

    PageHeader *header() const { return m_header; }
    TableView *table() const { return m_table; }
    ContentStates *states() const { return m_states; }
    ChosenRow *chosen() const { return m_chosen; }
    RowHold *hold() const { return m_hold; }
    DetailsFrame *details() const { return m_details; }
    QAction *findAction() const { return m_find; }
    QAction *clearAction() const { return m_clear; }
    /// Nothing where none are kept.
    SavedViews *views() const { return m_views; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeActions();
    void arrange();
    void openExport();
    void followLeft(const ListState &state);
    void followAge();

    Page *m_page;
    UiMemory m_memory;
    FilterBar *m_filter;
    SavedViews *m_views = nullptr;
    LiveClient *m_live; ///< nullptr: the age is that of the last reading
    Play m_play;
    std::optional<Instant> m_readAt;
    PageHeader *m_header;
    TableView *m_table;
    ContentStates *m_states;
    ChosenRow *m_chosen;
    RowHold *m_hold;
    DetailsFrame *m_details;
    QBoxLayout *m_column;
    QAction *m_find;
    QAction *m_clear;
};

} // namespace firstcome

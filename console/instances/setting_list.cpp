// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/instances/setting_list.h"

#include "console/instances/setting_pane.h"
#include "console/instances/setting_words.h"
#include "console/page/filter_bar.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/search_field.h"
#include "console/widgets/table_view.h"
#include "shared/base/text_form.h"
#include "shared/client/api_client.h"
#include <QAction>
#include <QJsonArray>

namespace firstcome {

namespace {

using Cell = ListColumn::Cell;

/// In the order of SettingListModel::Column.
ListColumns columns()
{
    return {{{0}, {120}, {120, Cell::Text, 3}, {180, Cell::Text, 2}, {112, Cell::Text, 1}, {96, Cell::Time, 4}}, 200};
}

} // namespace

SettingList::SettingList(Page *page, const PageContext &context)
    : QObject(page), m_page(page), m_api(context.api), m_model(new SettingListModel(this)), m_filter(new FilterBar),
      m_pane(new SettingPane(context.api, context.session)),
      m_list(new ListPage(page,
                          {{context.api, context.live, context.session, context.memory.at(QStringLiteral("settings"))},
                           m_model,
                           keysOf(m_model),
                           columns(),
                           m_filter,
                           m_pane}))
{
    page->addAction(m_pane->changeAction());
    m_list->table()->addRowAction(m_pane->changeAction());
    m_model->setFetch([this](const PagedTable::PageRequest &page) { fetch(page); });
    connectParts();
}

void SettingList::connectParts()
{
    m_list->setPlay({[this] { return listStateOf(*m_model); }, [this] { return words(); }, [this] { refresh(); }, {}});
    connect(m_list->chosen(), &ChosenRow::chosen, this, [this](Id key) {
        const auto row = m_model->rowOf(key);
        m_pane->showSetting(row ? std::optional(m_model->at(*row)) : std::nullopt);
    });
    connect(m_model, &PagedTable::phaseChanged, m_list, &ListPage::follow);
    connect(m_filter, &FilterBar::edited, m_model, &PagedTable::reload);
    connect(m_filter, &FilterBar::cleared, this, [this] {
        m_filter->search()->setSearch({});
        m_model->reload();
    });
    connect(m_pane, &SettingPane::changed, m_model, &PagedTable::refresh);
    connect(m_pane, &SettingPane::placeWanted, m_page, &Page::openRequested);
}

QList<QAction *> SettingList::actions() const
{
    return {m_list->findAction(), m_list->clearAction(), m_list->hold()->pinAction(), m_list->table()->exportAction(),
            m_pane->changeAction()};
}

void SettingList::open(const QString &name)
{
    const Id number = m_model->numberOf(name);
    m_awaited = number == 0 ? name : QString();
    if (number != 0)
        m_list->open(idText(number));
}

void SettingList::search(const QString &text)
{
    m_filter->search()->setSearch(text);
    m_model->reload();
}

void SettingList::fetch(const PagedTable::PageRequest &page)
{
    m_api.send(ApiRequest::get(QStringLiteral("/v1/ops/settings")), this,
               [this, query = page.query](const Result<ApiAnswer> &answer) {
                   if (!answer)
                       return m_model->failPage(query, refusalText(answer.error()));
                   const QString wanted = searchKey(m_filter->search()->text().trimmed());
                   std::vector<SettingView> settings;
                   const QJsonArray items = answer->json.value(u"items").toArray();
                   for (const QJsonValue &item : items) {
                       const auto setting = settingFrom(item.toObject());
                       if (setting &&
                           searchKey(setting->name + u' ' + setting_words::meaning(setting->name) + u' ' + setting->by)
                               .contains(wanted))
                           settings.push_back(m_model->numbered(*setting));
                   }
                   m_list->setReadAt(systemNow());
                   m_model->takePage(query, std::move(settings), {});
                   if (!m_awaited.isEmpty())
                       open(std::exchange(m_awaited, {}));
               });
}

void SettingList::refresh()
{
    m_model->refresh();
    m_pane->refresh();
}

ListWords SettingList::words() const
{
    const bool searched = !m_filter->search()->text().trimmed().isEmpty();
    m_filter->setClearShown(searched);
    ListWords words{tr("What is changed here is so on every instance within a second"),
                    tr("The settings could not be loaded: %1"),
                    {QStringLiteral("configure"), tr("Nothing can be set"),
                     tr("What can be set while the server runs appears here.")},
                    nullptr};
    if (searched) {
        words.empty = {QStringLiteral("edit-find"), tr("No setting fits"),
                       tr("Searched are the name, what it does, and who changed it.")};
        words.remedy = m_list->clearAction();
    }
    return words;
}

void SettingList::retranslate()
{
    m_filter->retranslate();
    m_filter->search()->setPlaceholderText(tr("Setting"));
    m_filter->search()->setAccessibleName(tr("Search settings"));
    m_model->retranslate();
    m_list->retranslate(tr("Settings"));
}

} // namespace firstcome

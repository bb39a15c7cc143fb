// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/page/fetched_pane.h"

#include "console/widgets/content_states.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/second_ticker.h"
#include "shared/client/api_client.h"
#include "shared/contract/error_codes.h"
#include <QBoxLayout>
#include <QEvent>
#include <QScrollArea>

namespace firstcome {

namespace {

void fill(QWidget *outer, QWidget *inner)
{
    auto *column = new QVBoxLayout(outer);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(inner);
}

} // namespace

FetchedPane::FetchedPane(QWidget *content, ApiClient &api, QWidget *pane) : QWidget(pane), m_api(api)
{
    auto *scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_states = new ContentStates(scroll, LoadingShapes::Kind::Details);
    fill(this, m_states);
    fill(pane, this);
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &FetchedPane::refresh);
    connect(m_states->banner(), &ErrorBanner::actClicked, this, &FetchedPane::refresh);
    m_states->showEmpty();
}

void FetchedPane::setPlay(Play play)
{
    m_play = std::move(play);
    if (m_play.tick)
        everySecond(this, m_play.tick);
}

void FetchedPane::choose(Id id)
{
    if (id == m_id)
        return;
    m_id = id;
    m_soon.stop();
    clear();
    m_states->showEmpty();
    if (id != 0)
        m_states->showLoading();
    m_play.forget();
    if (m_play.pause.count() > 0)
        m_soon.start(m_play.pause);
    else
        refresh();
}

void FetchedPane::noteChange(Id id)
{
    if (id == m_id && id != 0 && !m_soon.isActive())
        m_soon.start(soon);
}

void FetchedPane::refresh()
{
    if (m_id == 0)
        return;
    m_api.send(m_play.request(m_id), this, [this, id = m_id](const Result<ApiAnswer> &answer) {
        if (id == m_id)
            take(answer);
    });
}

void FetchedPane::take(const Result<ApiAnswer> &answer)
{
    if (answer && m_play.take(*answer)) {
        if (!m_reported)
            m_states->banner()->clear();
        return showContent();
    }
    const Refusal refusal = answer ? Refusal{code::answerUnreadable, {}, {}, {}} : answer.error();
    m_states->banner()->report(
        m_play.trouble ? m_play.trouble(refusal)
                       : ErrorBanner::Trouble{tr("Not loaded: %1").arg(refusalText(refusal)), {}, tr("Try again")});
}

void FetchedPane::showContent()
{
    m_states->showContent();
}

void FetchedPane::report(const ErrorBanner::Trouble &trouble)
{
    m_reported = true;
    m_states->banner()->report(trouble);
}

void FetchedPane::clear()
{
    m_reported = false;
    m_states->banner()->clear();
}

EmptyState *FetchedPane::empty() const
{
    return m_states->empty();
}

void FetchedPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_play.retranslate();
    QWidget::changeEvent(event);
}

} // namespace firstcome

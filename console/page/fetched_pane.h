// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/error_banner.h"
#include "shared/base/id.h"
#include "shared/base/result.h"
#include "shared/client/api_request.h"
#include <QTimer>
#include <QWidget>
#include <functional>

namespace firstcome {

class ApiClient;
class ContentStates;
class EmptyState;

/// The inside of a details pane: given its content and a play, it fetches what is chosen and plays nothing chosen,
/// loading, shown, not loaded, the second that passes, and another language.
/// Invariant: an answer about another one is passed over; what was reported stays until another is chosen or `clear`,
/// and outlives a reading. Thread: GUI.
class FetchedPane : public QWidget
{
    Q_OBJECT

public:
    /// A burst of changes costs one look.
    static constexpr std::chrono::milliseconds soon{150};

    struct Play
    {
        std::function<ApiRequest(Id)> request;
        /// The answer about the one that is chosen; false: it cannot be read.
        std::function<bool(const ApiAnswer &)> take;
        /// Another one is chosen, of which nothing is known yet.
        std::function<void()> forget;
        std::function<void()> retranslate;
        std::function<void()> tick = {}; ///< every second; nothing: it tells no time
        /// What is said when it could not be read; nothing: "Not loaded: ..." with a button.
        std::function<ErrorBanner::Trouble(const Refusal &)> trouble = {};
        std::chrono::milliseconds pause{0}; ///< going through a list with the keys fetches the one it ends on
    };

    /// Fills `pane`, which gives the play before anything is chosen.
    FetchedPane(QWidget *content, ApiClient &api, QWidget *pane);

    void setPlay(Play play);
    /// 0: none.
    void choose(Id id);
    Id chosen() const { return m_id; }
    /// Reads it again; what is shown stays meanwhile.
    void refresh();
    /// It may have changed: read again soon, if it is the one that is chosen.
    void noteChange(Id id);
    void showContent();
    /// What became of an act.
    void report(const ErrorBanner::Trouble &trouble);
    void clear();
    EmptyState *empty() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void take(const Result<ApiAnswer> &answer);

    ApiClient &m_api;
    Play m_play;
    ContentStates *m_states;
    QTimer m_soon;
    Id m_id = 0;
    bool m_reported = false;
};

} // namespace firstcome

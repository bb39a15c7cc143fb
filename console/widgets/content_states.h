// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/empty_state.h"
#include "console/widgets/error_banner.h"
#include "console/widgets/loading_shapes.h"
#include <QStackedWidget>
#include <QWidget>

namespace firstcome {

/// What a list or a detail shows while it has nothing, is loading, is empty, or holds data; trouble appears as a banner
/// above whatever is shown, so that the last data stays in sight.
/// Thread: GUI.
class ContentStates : public QWidget
{
    Q_OBJECT

public:
    explicit ContentStates(QWidget *content, LoadingShapes::Kind kind = LoadingShapes::Kind::Table,
                           QWidget *parent = nullptr);

    /// Shapes, unless content is already in sight: a refresh keeps what is shown.
    void showLoading();
    void showEmpty();
    void showContent();
    bool showsContent() const;

    EmptyState *empty() const { return m_empty; }
    ErrorBanner *banner() const { return m_banner; }

private:
    ErrorBanner *m_banner;
    QStackedWidget *m_stack;
    LoadingShapes *m_loading;
    EmptyState *m_empty;
    QWidget *m_content;
};

} // namespace firstcome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/search_field.h"

#include "console/widgets/icons.h"
#include <QAction>
#include <QKeyEvent>

namespace firstcome {

SearchField::SearchField(QWidget *parent)
    : QLineEdit(parent), m_icon(addAction(themedIcon(QStringLiteral("edit-find")), QLineEdit::LeadingPosition))
{
    setClearButtonEnabled(true);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, &SearchField::search);
    connect(this, &QLineEdit::textChanged, this, [this] { m_pause.start(); });
    connect(this, &QLineEdit::returnPressed, this, &SearchField::search);
}

void SearchField::setSearch(const QString &text)
{
    m_last = text.trimmed();
    setText(text);
    m_pause.stop();
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        search();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        m_icon->setIcon(themedIcon(QStringLiteral("edit-find")));
    QLineEdit::changeEvent(event);
}

void SearchField::search()
{
    m_pause.stop();
    const QString now = text().trimmed();
    if (now == m_last)
        return;
    m_last = now;
    Q_EMIT searched(now);
}

} // namespace firstcome

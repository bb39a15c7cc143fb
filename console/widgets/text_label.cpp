// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/text_label.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

namespace firstcome {

namespace {

/// A line that has no room ends in "…" and is whole on hover: a word cut off is another word.
class OneLine : public QLabel
{
protected:
    void paintEvent(QPaintEvent *event) override
    {
        if (fits())
            return QLabel::paintEvent(event);
        QPainter painter(this);
        style()->drawItemText(&painter, room(), int(alignment()), palette(), isEnabled(),
                              fontMetrics().elidedText(text(), Qt::ElideRight, room().width()), foregroundRole());
    }

    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::ToolTip || fits() || !toolTip().isEmpty())
            return QLabel::event(event);
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), text(), this);
        return true;
    }

private:
    QRect room() const { return contentsRect().adjusted(margin(), margin(), -margin(), -margin()); }
    bool fits() const
    {
        return wordWrap() || text().contains(u'\n') || fontMetrics().horizontalAdvance(text()) <= room().width();
    }
};

} // namespace

QLabel *textLabel(TextRole role, const QString &text, bool wrap)
{
    static const char *const names[] = {"", "title", "heading", "label", "muted", "help", "error"};
    auto *label = new OneLine;
    label->setTextFormat(Qt::PlainText);
    label->setProperty("role", QString::fromLatin1(names[size_t(role)]));
    label->setWordWrap(wrap);
    label->setText(text);
    return label;
}

} // namespace firstcome

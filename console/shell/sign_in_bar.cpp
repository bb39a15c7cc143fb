// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/shell/sign_in_bar.h"

#include "console/page/operator_session.h"
#include "console/widgets/buttons.h"
#include "console/widgets/colours.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/text_label.h"
#include <QApplication>
#include <QBoxLayout>
#include <QEvent>
#include <QLineEdit>
#include <QPainter>

namespace firstcome {

namespace {

constexpr int passwordWidth = 220;

bool takesText(const QWidget *widget)
{
    return widget && (widget->inherits("QLineEdit") || widget->inherits("QTextEdit") ||
                      widget->inherits("QPlainTextEdit") || widget->inherits("QAbstractSpinBox"));
}

} // namespace

SignInBar::SignInBar(OperatorSession &session, QWidget *parent)
    : QFrame(parent), m_session(session), m_text(textLabel(TextRole::Label, {}, true)), m_password(new QLineEdit),
      m_button(pushButton(ButtonKind::Primary))
{
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setFixedWidth(passwordWidth);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(metrics::huge + metrics::huge, metrics::small, metrics::huge, metrics::small);
    line->setSpacing(metrics::small);
    line->addWidget(m_text, 1);
    line->addWidget(m_password);
    line->addWidget(m_button);
    connect(m_password, &QLineEdit::returnPressed, this, &SignInBar::signIn);
    connect(m_button, &QPushButton::clicked, this, &SignInBar::signIn);
    connect(&m_session, &OperatorSession::changed, this, &SignInBar::follow);
    retranslate();
    follow();
}

void SignInBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void SignInBar::paintEvent(QPaintEvent *)
{
    const Colours &colours = currentColours();
    QPainter painter(this);
    painter.fillRect(rect(), colours.soft(Tone::Watch));
    painter.setPen(colours.line);
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
    const int top = (height() - metrics::iconSmall) / 2;
    painter.drawPixmap(
        metrics::huge, top,
        tintedIcon(QStringLiteral("tone-watch"), {colours.watch, metrics::iconSmall, devicePixelRatioF()}));
}

void SignInBar::follow()
{
    const bool expired = m_session.state() == OperatorSession::State::Expired;
    if (expired)
        retranslate();
    else
        m_error.clear();
    const bool appears = expired && !isVisibleTo(parentWidget());
    setVisible(expired);
    // Whoever is typing elsewhere goes on there: the password shall not get his next letters.
    if (appears && !takesText(QApplication::focusWidget()))
        m_password->setFocus();
}

void SignInBar::retranslate()
{
    m_text->setText(m_error.isEmpty() ? tr("Your session has ended. What you see is kept, and what is being loaded "
                                           "goes on once you are signed in.")
                                      : m_error);
    m_password->setPlaceholderText(tr("Password of %1").arg(m_session.login()));
    m_password->setAccessibleName(m_password->placeholderText());
    m_button->setText(tr("Sign in"));
}

void SignInBar::signIn()
{
    if (m_password->text().isEmpty() || !m_button->isEnabled())
        return;
    m_button->setEnabled(false);
    m_session.signIn(m_session.server(), {m_session.login(), m_password->text()}, [this](const Result<void> &result) {
        m_button->setEnabled(true);
        m_error = result ? QString() : refusalText(result.error());
        retranslate();
        if (!result)
            m_password->setFocus();
    });
    m_password->clear();
}

} // namespace firstcome

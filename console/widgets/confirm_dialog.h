// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/fitted_dialog.h"
#include <functional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace firstcome {

class FormField;

/// A decision: what will happen, and two verbs ("Close sale", "Keep it open"). May ask for a reason, and for a typed
/// word where the act cannot be undone. Invariant: Esc and the window's close button keep things as they are; a
/// dangerous verb is never the default button; Enter in a field goes on to what comes next, so that what was typed is
/// neither lost nor acted on by one key. Thread: GUI. Opens window-modal and does not block.
class ConfirmDialog : public FittedDialog
{
    Q_OBJECT

public:
    struct Question
    {
        QString title; ///< "Close this sale?"
        QString consequence;
        QString verb; ///< "Close sale"
        QString keep; ///< "Keep it open"
        bool dangerous = true;
        QString typed;       ///< when not empty: must be typed before the verb can be chosen
        QString reasonLabel; ///< when not empty: a reason may be given under this label
        bool reasonNeeded = false;
        QWidget *form = nullptr; ///< what else is asked, above the reason; the dialog takes it
    };

    explicit ConfirmDialog(const Question &question, QWidget *parent = nullptr);
    QString reason() const;

    /// `yes` gets the reason, trimmed. Nothing is called when the operator keeps things as they are.
    static void ask(QWidget *parent, const Question &question, const std::function<void(const QString &reason)> &yes);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void check();
    void goOn();

    Question m_question;
    QLineEdit *m_typed = nullptr;
    QLineEdit *m_reason = nullptr;
    QPushButton *m_verb;
};

} // namespace firstcome

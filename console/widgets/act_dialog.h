// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/fitted_dialog.h"
#include "console/widgets/form_field.h"
#include <optional>

class QPushButton;
class QVBoxLayout;

namespace firstcome {

/// A form for one act: heading, what it is about, fields, and two verbs. Stays open, with the error at its field, until
/// whoever sends it closes it.
/// Invariant: while an answer is awaited it is not asked twice; what no field is to blame for stands at the chief one.
/// Thread: GUI. Sends nothing.
class ActDialog : public FittedDialog
{
    Q_OBJECT

public:
    struct Words
    {
        QString title;
        QString verb;    ///< "Change it"
        QString keep;    ///< "Leave it as it is"
        QString waiting; ///< why the verb rests while an answer is awaited
    };

    QPushButton *verb() const { return m_verb; }
    /// At the chief field; empty where there is none.
    QString error() const;
    virtual void showRefusal(const Refusal &refusal);

Q_SIGNALS:
    void asked();

protected:
    ActDialog(int width, const Words &words, QWidget *parent);

    /// Above the buttons, below what is there.
    void add(QWidget *widget);
    /// The same, with the name that the API gives it. The first is the chief one.
    void addField(const QString &name, FormField *field);
    FormField *chief() const { return m_chief; }
    /// Asks `objection` anew.
    void follow();
    void answered();

    /// Why the act cannot be asked for as the form stands (empty where its fields say it); nothing when it can.
    virtual std::optional<QString> objection() = 0;

private:
    void ask();

    QString m_waitingWords;
    QVBoxLayout *m_rows;
    FormField *m_chief = nullptr;
    FormFields m_fields;
    QPushButton *m_verb;
    bool m_waiting = false;
};

} // namespace firstcome

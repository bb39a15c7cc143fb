// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include <QDialog>
#include <QStringList>

class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace firstcome {

/// Decides about several things at once: shows them first, asks for a reason and for their number, then says of each
/// what became of it. Invariant: the things are those that were selected when it opened, whatever the list does
/// meanwhile. Thread: GUI. Sends nothing: who derives from it does, in `run`.
class BulkDialog : public QDialog
{
    Q_OBJECT

public:
    struct Item
    {
        Id id = 0;
        QStringList cells;
    };
    struct Plan
    {
        QString title;
        QStringList columns; ///< of the cells; the outcome is added
        QList<Item> items;
        int amountColumn = 0; ///< written at the right
        QString words;        ///< what it will do
        QString verb;
        QString reason; ///< what is asked for in its field
        bool reasonNeeded = false;
        bool dangerous = true;
    };

    explicit BulkDialog(const Plan &plan, QWidget *parent = nullptr);

    QLineEdit *reason() const { return m_reason; }
    QLineEdit *typed() const { return m_typed; }
    QPushButton *verb() const { return m_verb; }
    QString outcomeOf(Id id) const;
    QString words() const;

Q_SIGNALS:
    /// Some of them are.
    void decided();

protected:
    /// The first time, or once more after `failed`. Ends in `ended` or `failed`.
    virtual void run() = 0;
    void reject() override;

    const QList<Item> &items() const { return m_items; }
    QString reasonText() const;
    /// Whoever decides wants no more of it.
    bool isStopped() const { return m_stopped; }
    void setOutcome(Id id, const QString &words);
    void say(const QString &words);
    void ended(const QString &words);
    /// Nothing is known to be done; it can be tried again.
    void failed(const QString &words);

private:
    enum class Phase : quint8 { Asking, Running, Ended };

    void fillTable(const Plan &plan);
    void arrange(const QString &title);
    void start();
    void follow();
    int rowOf(Id id) const;

    QList<Item> m_items;
    bool m_reasonNeeded;
    QTableWidget *m_table;
    QLineEdit *m_reason;
    QLineEdit *m_typed;
    QLabel *m_words;
    QPushButton *m_leave;
    QPushButton *m_verb;
    Phase m_phase = Phase::Asking;
    bool m_stopped = false;
};

} // namespace firstcome

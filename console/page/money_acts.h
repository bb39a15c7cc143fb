// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>
#include <array>

class QAction;

namespace firstcome {

/// The buttons that decide about money that waits for a person. Each says what it does and asks for the reason first.
/// Invariant: only what the server allows now can be chosen; the others say why not. Thread: GUI. Sends nothing.
class MoneyActs : public QWidget
{
    Q_OBJECT

public:
    /// In a line, or under each other where there is little room.
    explicit MoneyActs(Qt::Orientation direction, QWidget *parent = nullptr);

    struct Offer
    {
        QStringList actions; ///< by the server's names
        QString whyNot;      ///< none may be chosen, and why
        QString mark;        ///< what is typed to end by hand
    };
    void offer(const Offer &offer);
    QList<QAction *> acts() const { return {m_acts.begin(), m_acts.end()}; }
    QAction *act(const QString &name) const;
    void retranslate();

Q_SIGNALS:
    void chosen(const QString &act, const QString &reason);

private:
    void ask(size_t act);

    std::array<QAction *, 3> m_acts{};
    Offer m_offer;
};

} // namespace firstcome

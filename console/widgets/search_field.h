// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QLineEdit>
#include <QTimer>
#include <chrono>

namespace firstcome {

/// A line to search with: asks once the operator stops typing, at once on Enter; Esc empties it.
class SearchField : public QLineEdit
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds pause{250};

    explicit SearchField(QWidget *parent = nullptr);
    /// Without asking, e.g. from kept settings.
    void setSearch(const QString &text);

Q_SIGNALS:
    /// Trimmed, and different from the last one.
    void searched(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void search();

    QAction *m_icon;
    QTimer m_pause;
    QString m_last;
};

} // namespace firstcome

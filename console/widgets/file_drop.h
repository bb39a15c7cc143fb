// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QFrame>

class QLabel;
class QPushButton;

namespace firstcome {

/// Where a CSV file is dropped, or chosen with the button; shows which one it is.
/// Thread: GUI.
class FileDrop : public QFrame
{
    Q_OBJECT

public:
    struct Note
    {
        QString text;
        bool isFault = false;
    };

    explicit FileDrop(QWidget *parent = nullptr);

    /// Empty: none yet. `note` is said below the name.
    void showFile(const QString &path, const Note &note);
    void chooseFile();
    void retranslate();

    /// The file of what is dragged, when it is one that can be read here.
    static QString fileOf(const QMimeData *data);

Q_SIGNALS:
    void chosen(const QString &path);

protected:
    void paintEvent(QPaintEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QString m_path;
    QLabel *m_name;
    QLabel *m_note;
    QPushButton *m_choose;
    bool m_over = false;
};

} // namespace firstcome

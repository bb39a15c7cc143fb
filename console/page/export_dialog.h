// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/list_export.h"
#include <QDialog>
#include <QPointer>

class QButtonGroup;
class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;

namespace firstcome {

class TableView;

/// Asks which rows and columns of a list go to a file, and shows how far it is.
/// Invariant: what is offered says how many rows it is; nothing less than that is written without being said.
/// Thread: GUI.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    enum Rows { All, Loaded, Selected };

    struct Source
    {
        TableView *table;
        /// All that match, as a list of its own; nothing: all are loaded.
        std::function<PagedTable *()> walk;
        std::optional<qint64> total; ///< how many match, where the server said so
        bool complete = true;        ///< all that match are loaded
    };

    explicit ExportDialog(Source source, QWidget *parent = nullptr);

    QButtonGroup *rows() const { return m_rows; }
    QListWidget *columns() const { return m_columns; }
    /// What the button does once a file is chosen.
    void exportTo(const QString &path);

Q_SIGNALS:
    /// What was done, in words, and whether it went well.
    void done(const QString &words, bool good);

protected:
    void reject() override;

private:
    void offerRows(QLayout *column);
    void offerColumns();
    void chooseFile();
    QList<int> chosenColumns() const;
    void take(const ListExport::Outcome &outcome);
    QString totalText() const;

    Source m_source;
    QButtonGroup *m_rows;
    QListWidget *m_columns;
    QProgressBar *m_progress;
    QLabel *m_words;
    QPushButton *m_save;
    QPointer<ListExport> m_export;
    QString m_path;
};

} // namespace firstcome

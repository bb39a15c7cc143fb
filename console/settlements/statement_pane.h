// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/page.h"
#include "console/settlements/settlement_values.h"
#include "console/widgets/paged_table.h"

class QAction;
class QLabel;
class QPushButton;

namespace firstcome {

class FetchedPane;
class StatementLineModel;
class StatePill;
class SumList;
class TableView;

/// The right pane of the statements: what a seller earned on a day, line by line, as a file or to be printed.
/// Invariant: the lines are those of the statement that is shown. Thread: GUI.
class StatementPane : public QWidget
{
    Q_OBJECT

public:
    enum class Form : quint8 { Csv, Pdf };

    explicit StatementPane(const PageContext &context, QWidget *parent = nullptr);

    /// 0: none.
    void showStatement(Id id);
    void refresh();
    /// The server's own document.
    void save(Form form, const QString &path);
    const std::optional<Statement> &statement() const { return m_statement; }
    StatementLineModel *lines() const { return m_lines; }
    TableView *table() const { return m_table; }
    SumList *sums() const { return m_sums; }
    QAction *csvAction() const { return m_csv; }
    QAction *pdfAction() const { return m_pdf; }
    QAction *placeAction() const { return m_place; }
    QPushButton *payoutLink() const { return m_payout; }
    QPushButton *sellerLink() const { return m_seller; }

Q_SIGNALS:
    void fetched(const firstcome::Statement &statement);
    void placeWanted(const firstcome::PageRef &place);
    void payoutWanted(firstcome::Id id);
    void sellerWanted(const QString &seller);

private:
    QWidget *makeContent();
    void play();
    void fetchLines(const PagedTable::PageRequest &page);
    void openPlace(int row);
    void askWhere(Form form);
    void showAll();
    void followActions();
    void retranslate();

    ApiClient &m_api;
    std::optional<Statement> m_statement;
    StatementLineModel *m_lines;
    QAction *m_csv;
    QAction *m_pdf;
    QAction *m_place;
    QPushButton *m_seller;
    QLabel *m_date;
    StatePill *m_state;
    QLabel *m_net;
    QLabel *m_carried;
    SumList *m_sums;
    QPushButton *m_payout;
    QLabel *m_linesTitle;
    TableView *m_table;
    FetchedPane *m_inside;
};

} // namespace firstcome

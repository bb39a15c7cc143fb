// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include "shared/base/result.h"
#include <QObject>
#include <QSaveFile>

namespace firstcome {

class ApiClient;
struct ApiRequest;

/// Writes a sale's whole ledger into a file, as the server gives it: columns and hashes so that anybody can recompute
/// the chain. Invariant: the file appears whole or not at all.
/// Thread: GUI. One export; make another for the next.
class LedgerExport : public QObject
{
    Q_OBJECT

public:
    LedgerExport(ApiClient &api, const QString &path, QObject *parent = nullptr);
    void start(Id saleId);

Q_SIGNALS:
    void finished(qint64 rows);
    /// In words.
    void failed(const QString &why);

private:
    void ask(const ApiRequest &request);
    void takePage(const QByteArray &page);
    void fail(const QString &why);

    ApiClient &m_api;
    QSaveFile m_file;
    qint64 m_rows = 0;
};

/// The path and query of `<…>; rel="next"`; nothing when there is no next page.
std::optional<QByteArray> nextPageOf(const QByteArray &link);

} // namespace firstcome

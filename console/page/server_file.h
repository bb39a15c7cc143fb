// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/result.h"
#include "shared/client/api_request.h"
#include <QObject>
#include <QSaveFile>

namespace firstcome {

class ApiClient;

/// Writes what the server gives into a file, as it gives it: a document, or a list as CSV with all its parts.
/// Invariant: the file appears whole or not at all.
/// Thread: GUI. One file; make another for the next.
class ServerFile : public QObject
{
    Q_OBJECT

public:
    ServerFile(ApiClient &api, const QString &path, QObject *parent = nullptr);
    /// `request` says what it accepts.
    void start(ApiRequest request);

Q_SIGNALS:
    /// `rows` of a list.
    void finished(qint64 rows);
    /// In words.
    void failed(const QString &why);

private:
    void ask(const ApiRequest &request);
    void takePart(const QByteArray &part);
    void fail(const QString &why);

    ApiClient &m_api;
    QSaveFile m_file;
    qint64 m_rows = 0;
};

/// The path and query of `<…>; rel="next"`; nothing when there is no next page.
std::optional<QByteArray> nextPageOf(const QByteArray &link);

} // namespace firstcome

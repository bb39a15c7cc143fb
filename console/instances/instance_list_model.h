// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/instances/server_instance.h"
#include "console/widgets/paged_model.h"
#include <QCoreApplication>

namespace firstcome {

using InstanceRows = PagedModel<ServerInstance, &ServerInstance::id, &ServerInstance::stamp>;

/// The processes that serve. Thread: GUI.
class InstanceListModel : public InstanceRows
{
    Q_DECLARE_TR_FUNCTIONS(InstanceListModel)

public:
    enum Column {
        State,
        Name,
        Address,
        Version,
        Roles,
        Processor,
        Memory,
        LoopDelay,
        Connections,
        PerSecond,
        Since,
        ColumnCount
    };

    using InstanceRows::InstanceRows;

    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(ColumnCount); }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void retranslate();
    /// What was read last replaces what was read before.
    ServerInstance stamped(ServerInstance instance);

private:
    static QString shown(const ServerInstance &instance, int column);
    static QVariant number(const ServerInstance &instance, int column);

    qint64 m_reads = 0;
};

} // namespace firstcome

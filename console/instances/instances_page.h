// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/page.h"

namespace firstcome {

class InstanceList;

/// The processes that serve: how they are, drained, and how much they log. Thread: GUI.
class InstancesPage : public Page
{
    Q_OBJECT

public:
    static PageInfo info();
    explicit InstancesPage(const PageContext &context);

    /// The key: an instance's number.
    void open(const PageRef &ref) override;
    void refresh() override;
    QWidget *details() override;

    InstanceList *instances() const { return m_instances; }

protected:
    void retranslate() override;

private:
    InstanceList *m_instances;
};

} // namespace firstcome

"""Reads what was saved as an analyst would, with pandas and openpyxl, and holds it against what was saved."""

import datetime
import glob
import os
import sys

import openpyxl
import pandas

folder = sys.argv[1]

table = pandas.read_csv(os.path.join(folder, "prices.csv"), parse_dates=["created_at"])
assert list(table["id"]) == [900001, 900002], table
assert table["price_per_month"].sum() == 1234.50, table
assert table["price_per_month"].isna().sum() == 1, table
assert table["name"][1] == "'=1+1", table
assert table["created_at"][0] == pandas.Timestamp("2026-11-24 08:30:00"), table
assert "1234.50" in open(os.path.join(folder, "prices.csv"), encoding="utf-8").read()

table = pandas.read_json(os.path.join(folder, "prices.json"))
assert table["price_per_month"].sum() == 1234.5, table
assert table["name"][1] == "=1+1", table

sheet = openpyxl.load_workbook(os.path.join(folder, "prices.xlsx"))["prices"]
rows = list(sheet.iter_rows())
assert [cell.value for cell in rows[0]] == ["id", "name", "version_key", "enabled", "price_per_month", "created_at"]
assert [cell.value for cell in rows[1]] == [
    900001, "\u00dcn\u00efcode", "2.10", True, 1234.5, datetime.datetime(2026, 11, 24, 8, 30)]
assert [cell.value for cell in rows[2]] == [900002, "=1+1", "007", None, None, None]
assert rows[2][1].data_type == "s", rows[2][1].data_type
assert rows[1][4].number_format == "#,##0.00", rows[1][4].number_format
assert sheet.freeze_panes == "A2", sheet.freeze_panes
assert sheet.auto_filter.ref == "A1:F3", sheet.auto_filter.ref

(snapshot,) = glob.glob(os.path.join(folder, "snapshots", "*.csv"))
rows = pandas.read_csv(snapshot, dtype={"version_key": str})
assert (rows["record"] == "connector").sum() == 46, rows["record"].value_counts()
assert (rows["record"] == "profile").sum() == 3
assert (rows["record"] == "workspace_connector").sum() == 62
assert rows["host"].unique() == ["app.example.com"]
assert "2.10" in set(rows["version_key"])
prices = rows[rows["record"] == "price"].pivot_table(index="id", columns="profile", values="price_per_month")
assert prices.loc[900001, "Starter"] == 19.0, prices
print("read")

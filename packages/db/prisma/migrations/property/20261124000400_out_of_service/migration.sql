-- A room out of order leaves the inventory; one out of service is not as it should be and stays sellable.
ALTER TABLE out_of_order ADD COLUMN kind text NOT NULL DEFAULT 'ORDER' CHECK (kind IN ('ORDER', 'SERVICE'));
